package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Interval;

/**
 * What the charts of the scripts show of an interval, computed once.
 *
 * @param interval its counts
 * @param percentiles of the response time in microseconds; below 0: nothing ended
 * @param service99 of the service time in microseconds; below 0: nothing ended
 * @param heat its response times for the heatmap
 */
record Moment(Interval interval, Percentiles percentiles, long service99, Buckets heat) {
  /** Of the response time. */
  record Percentiles(long p50, long p95, long p99, long max) {
    static Percentiles of(Distribution times) {
      return new Percentiles(at(times, 50), at(times, 95), at(times, 99), at(times, 100));
    }
  }

  static Moment of(Interval interval) {
    return new Moment(
        interval,
        Percentiles.of(interval.response()),
        at(interval.service(), 99),
        Buckets.of(interval.response(), BucketScale.COARSE));
  }

  private static long at(Distribution times, double percent) {
    return times.isEmpty() ? -1 : times.percentile(percent);
  }

  int fromSecond() {
    return interval.fromSecond();
  }

  int toSecond() {
    return interval.toSecond();
  }
}
