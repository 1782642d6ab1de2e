package io.orcastrike.core.protocol;

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

  /** Every drone is to know of a change before it is due. */
  private static final long AHEAD = 5_000_000_000L;

  private final List<Steering> changes = new ArrayList<>();

  List<Steering> all() {
    return List.copyOf(changes);
  }

  /**
   * Adds a change.
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
    if (change.instant() <= last || change.instant() < elapsed + AHEAD) {
      throw new IllegalArgumentException(
          "a change of the load must be 5 s ahead and after all others, was at %,d ms; now is %,d ms, the last was at %,d ms"
              .formatted(change.instant() / 1_000_000, elapsed / 1_000_000, last / 1_000_000));
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
