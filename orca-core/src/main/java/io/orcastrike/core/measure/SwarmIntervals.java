package io.orcastrike.core.measure;

import io.orcastrike.report.Interval;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the seconds of all drones together to intervals.
 *
 * <p>Used by one thread at a time.
 */
final class SwarmIntervals {
  private final Consumer<Interval> closed;
  private @Nullable Interval open;

  SwarmIntervals(Consumer<Interval> closed) {
    this.closed = closed;
  }

  /** Adds a second, in order. */
  void add(Interval second) {
    join(second);
    if (isFull()) {
      close();
    }
  }

  /** Takes up a second whose interval was closed by an earlier leader, if it is full. */
  void restore(Interval second) {
    join(second);
    if (isFull()) {
      open = null;
    }
  }

  /** Closes the interval as it is. */
  void close() {
    if (open != null) {
      closed.accept(open);
      open = null;
    }
  }

  private void join(Interval second) {
    open = open == null ? second : open.join(second);
  }

  private boolean isFull() {
    return open != null && open.toSecond() % DroneIntervals.SECONDS == 0;
  }
}
