package io.orcastrike.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;

/**
 * Percentiles of times: the least that so many per cent do not exceed.
 *
 * <p>Immutable.
 */
final class Percentiles {
  private final long[] sorted;

  /**
   * @param nanos in any order
   */
  Percentiles(long... nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /**
   * Returns the truth of a schedule: request n is due n / rate after the first, and what counts is
   * the time from then to its answer, whenever anybody got round to sending it.
   */
  static Percentiles ofSchedule(Latency latency, int rate, int seconds) {
    long[] times = new long[rate * seconds];
    for (int n = 0; n < times.length; n++) {
      long due = n * 1_000_000_000L / rate;
      times[n] = latency.answer(due, n) - due;
    }
    return new Percentiles(times);
  }

  int count() {
    return sorted.length;
  }

  double millis(double percentile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percentile / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }

  /** Returns the count, p50, p95, p99 and the most, in ms, as a target says them. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%d %.3f %.3f %.3f %.3f",
        count(),
        millis(50),
        millis(95),
        millis(99),
        millis(100));
  }
}
