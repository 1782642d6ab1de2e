package io.orcastrike.core.load;

import io.orcastrike.api.Stage;
import io.orcastrike.api.Users;
import java.time.Duration;

/**
 * How many users are active at a time. User u is active while the curve is at least u + 1.
 *
 * <p>Immutable.
 */
final class UserCurve {
  private final Users profile;
  private final double scale;

  /** Asked for by every iteration, so not computed anew. */
  private final long end;

  UserCurve(Users profile, double scale) {
    this.profile = profile;
    this.scale = scale;
    this.end = profile.duration().toNanos();
  }

  /** Returns the most users active at once: the numbers of users are below. */
  int maxUsers() {
    return scaled(profile.maxUsers());
  }

  /**
   * Returns the users active at a time.
   *
   * @param nanos from the start of the run
   */
  int active(long nanos) {
    if (nanos < 0 || nanos >= end) {
      return 0;
    }
    long start = 0;
    double users = profile.start();
    for (Stage stage : profile.stages()) {
      long length = nanos(stage.duration());
      if (nanos < start + length) {
        double share = (nanos - start) / (double) length;
        return scaled(users + (stage.target() - users) * share);
      }
      start += length;
      users = stage.target();
    }
    return 0;
  }

  /** Scales up to a whole user, so that a small scale of a few users still is a load. */
  private int scaled(double users) {
    return scale == 1 ? (int) Math.floor(users + 1e-9) : (int) Math.ceil(users * scale - 1e-9);
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
