package io.orcastrike.core.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of a run's load, in order; it only grows.
 *
 * <p>Used by one thread at a time.
 */
final class SteeringList {
  /** So that it fits a beat beside the losses. */
  private static final int MOST = 500;

  private static final long SECOND = 1_000_000_000L;

  private final long ahead;
  private final List<Steering> changes = new ArrayList<>();

  /**
   * Makes an empty list.
   *
   * @param ahead how long before a change every drone is to know of it
   */
  SteeringList(Duration ahead) {
    this.ahead = ahead.toNanos();
  }

  List<Steering> all() {
    return List.copyOf(changes);
  }

  /** Returns the first instant at which the load can change. */
  long next(long elapsed) {
    long soonest = Math.ceilDiv(Math.max(0, elapsed) + ahead, SECOND) * SECOND;
    return changes.isEmpty() ? soonest : Math.max(soonest, changes.getLast().instant());
  }

  /**
   * Adds a change. Of two at one instant the later counts.
   *
   * @param elapsed of the run, in nanoseconds
   * @param goes whether the run goes on
   * @param unsure whether a drone is not heard, or load moves from a lost one to others
   * @throws IllegalArgumentException if it comes too soon, or before another
   * @throws IllegalStateException if the load must not change now, or never again
   */
  void add(Steering change, long elapsed, boolean goes, boolean unsure) {
    if (!goes) {
      throw new IllegalStateException("the load of a run must change while the run goes on");
    }
    if (unsure) {
      throw new IllegalStateException(
          "the load of a run must not change while a drone is not heard or its load moves to"
              + " others");
    }
    long last = changes.isEmpty() ? -1 : changes.getLast().instant();
    if (change.instant() < last || change.instant() < elapsed + ahead) {
      throw new IllegalArgumentException(
          "a change of the load must be %,d ms ahead and not before another, was at %,d ms; now is %,d ms, the last was at %,d ms"
              .formatted(
                  ahead / 1_000_000,
                  change.instant() / 1_000_000,
                  elapsed / 1_000_000,
                  last / 1_000_000));
    }
    if (changes.size() == MOST) {
      throw new IllegalStateException(
          "the load of a run must change at most %d times".formatted(MOST));
    }
    changes.add(change);
  }

  /** Takes up what an earlier leader wrote. */
  void restore(List<Steering> written) {
    for (int i = changes.size(); i < written.size(); i++) {
      changes.add(written.get(i));
    }
  }
}
