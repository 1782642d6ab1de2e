package io.orcastrike.core.measure;

import io.orcastrike.report.SlowIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The slowest iterations of a scenario on one drone, up to now. Nearly all iterations cost it one
 * read: of the response time above which one is kept.
 *
 * <p>Safe for use by many threads.
 */
final class SlowLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final TreeSet<SlowIteration> slowest = new TreeSet<>(SlowIteration.ORDER);
  private final List<SlowIteration> fresh = new ArrayList<>();
  private volatile long floorMicros = -1;

  /** Tells whether an iteration is among the slowest. */
  boolean admits(long responseMicros) {
    return responseMicros > floorMicros;
  }

  void add(SlowIteration iteration) {
    lock.lock();
    try {
      if (!admits(iteration.responseMicros())) {
        return; // others were quicker to say that they were slower
      }
      slowest.add(iteration);
      fresh.add(iteration);
      if (slowest.size() > SlowIteration.MOST) {
        fresh.remove(slowest.pollLast());
      }
      if (slowest.size() == SlowIteration.MOST) {
        floorMicros = slowest.last().responseMicros();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns those among the slowest that are new since it was asked last. */
  List<SlowIteration> cut() {
    lock.lock();
    try {
      List<SlowIteration> cut = List.copyOf(fresh);
      fresh.clear();
      return cut;
    } finally {
      lock.unlock();
    }
  }
}
