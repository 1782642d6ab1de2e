package io.orcastrike.core.load;

import io.orcastrike.report.Outcome;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The iterations of a workload that run now on this drone.
 *
 * <p>Safe for use by many threads.
 */
final class InFlight {
  private final Set<IterationRun> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds an iteration; false when closed. */
  boolean add(IterationRun iteration) {
    running.add(iteration);
    // Whoever closes looks at the set afterwards: one of the two sees the other.
    if (closed) {
      running.remove(iteration);
      return false;
    }
    return true;
  }

  /** Lets no more in. */
  void close() {
    closed = true;
  }

  void remove(IterationRun iteration) {
    running.remove(iteration);
  }

  int count() {
    return running.size();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /** Returns when the longest-running iteration was due, or now. */
  long oldestDue(long now) {
    long oldest = now;
    for (IterationRun iteration : running) {
      oldest = Math.min(oldest, iteration.due());
    }
    return oldest;
  }

  /** Ends the records of all that run, and interrupts them. */
  void cut(Outcome outcome, String reason) {
    for (IterationRun iteration : running) {
      iteration.cut(outcome, reason);
    }
  }
}
