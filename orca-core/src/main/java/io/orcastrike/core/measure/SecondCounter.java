package io.orcastrike.core.measure;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts events by the second they happened in, so that a slice gets its own. An event that arrives
 * after its second was cut stands in the next slice: nothing is lost.
 *
 * <p>Safe for use by many threads.
 */
final class SecondCounter {
  private static final int RING = 4;

  /** The seconds from newest − 3 to the newest. */
  private final LongAdder[] ring = new LongAdder[RING];

  /** All before them. */
  private final LongAdder older = new LongAdder();

  private final ReentrantLock moving = new ReentrantLock();
  private volatile int newest;

  SecondCounter() {
    for (int i = 0; i < RING; i++) {
      ring[i] = new LongAdder();
    }
  }

  void add(int second, long amount) {
    if (second > newest) {
      moveTo(second);
    }
    (second > newest - RING ? slot(second) : older).add(amount);
  }

  /** Takes what was counted before a second. */
  long cut(int second) {
    moving.lock();
    try {
      long sum = older.sumThenReset();
      for (int past = newest - RING + 1; past <= newest; past++) {
        sum += past < second ? slot(past).sumThenReset() : 0;
      }
      return sum;
    } finally {
      moving.unlock();
    }
  }

  /** Takes everything. */
  long cutAll() {
    return cut(Integer.MAX_VALUE);
  }

  private void moveTo(int second) {
    moving.lock();
    try {
      for (int next = newest + 1; next <= Math.min(second, newest + RING); next++) {
        older.add(slot(next).sumThenReset());
      }
      newest = Math.max(newest, second);
    } finally {
      moving.unlock();
    }
  }

  private LongAdder slot(int second) {
    return ring[second & (RING - 1)];
  }
}
