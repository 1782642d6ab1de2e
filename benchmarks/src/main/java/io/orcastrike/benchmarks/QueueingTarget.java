package io.orcastrike.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A target whose capacity is known: some servers, each with one customer at a time, and a queue.
 * When each customer is served is reckoned, and not slept, so that the machine's timers make the
 * answers late but never the servers slow.
 *
 * <p>Safe for use by many threads.
 */
final class QueueingTarget {
  private final long[] freeAt;
  private final double meanNanos;
  private final boolean exponential;
  private final SplittableRandom random;

  /**
   * @param exponential whether service times are random, with an exponential distribution; else all
   *     are the same
   */
  QueueingTarget(int servers, double meanMillis, boolean exponential, long seed) {
    this.freeAt = new long[servers];
    this.meanNanos = meanMillis * 1e6;
    this.exponential = exponential;
    this.random = new SplittableRandom(seed);
    Arrays.fill(freeAt, System.nanoTime());
  }

  /** Returns when the customer who came now has been served. */
  void call() {
    long until = until();
    Programs.parkUntil(until);
  }

  private synchronized long until() {
    int next = 0;
    for (int i = 1; i < freeAt.length; i++) {
      next = freeAt[i] < freeAt[next] ? i : next;
    }
    double service = exponential ? -meanNanos * Math.log(1 - random.nextDouble()) : meanNanos;
    freeAt[next] = Math.max(System.nanoTime(), freeAt[next]) + (long) service;
    return freeAt[next];
  }
}
