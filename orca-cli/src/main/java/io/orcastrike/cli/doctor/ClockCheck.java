package io.orcastrike.cli.doctor;

import io.orcastrike.redis.RedisProbe.ServerClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far this machine's clock is from the Redis'. Drones start together whatever their clocks
 * show, but an announcement of a run holds for a minute by the drone's own.
 *
 * @param clock nothing: it may not be asked
 */
record ClockCheck(Optional<ServerClock> clock) implements Check {
  private static final Duration VISIBLE = Duration.ofSeconds(1);
  private static final Duration TOO_FAR = Duration.ofSeconds(30);
  private static final String REMEDY = "let both machines set their clocks: chronyc tracking";

  @Override
  public List<Finding> look() {
    if (clock.isEmpty()) {
      return List.of(Finding.ok("clock", "not known, this user may not ask for TIME"));
    }
    Duration off = clock.get().ahead().abs();
    String figure =
        "%.1f ms %s the Redis', within %.1f ms"
            .formatted(
                off.toNanos() / 1e6,
                clock.get().ahead().isNegative() ? "ahead of" : "behind",
                clock.get().within().toNanos() / 1e6);
    Duration surely = off.minus(clock.get().within());
    if (surely.compareTo(VISIBLE) <= 0) {
      return List.of(Finding.ok("clock", figure));
    }
    return List.of(
        surely.compareTo(TOO_FAR) > 0
            ? Finding.trouble("clock", figure, REMEDY + "; drones find announcements too old")
            : Finding.warning("clock", figure, REMEDY + "; results show other times"));
  }
}
