package io.orcastrike.benchmarks.peers;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * When each request came, when its answer was due, and when it went out.
 *
 * <p>Requests are added by one thread and answered by another; read by any.
 */
final class RequestLog {
  private final long[] came;
  private final long[] due;
  private final long[] answered;
  private volatile int count;
  private volatile int lastAnswered;

  /**
   * @param most how many requests there can be
   */
  RequestLog(int most) {
    came = new long[most];
    due = new long[most];
    answered = new long[most];
  }

  int count() {
    return count;
  }

  /**
   * Adds a request.
   *
   * @return its number
   */
  int add(long cameNanos, long dueNanos) {
    int number = count;
    if (number == came.length) {
      throw new IllegalStateException("a log holds %d requests, has them".formatted(number));
    }
    came[number] = cameNanos;
    due[number] = dueNanos;
    count = number + 1;
    return number;
  }

  void answered(int number, long nanos) {
    answered[number] = nanos;
    lastAnswered = number; // so that others see it
  }

  /**
   * Returns what clients were served, of those that came within a time and were answered.
   *
   * @param from in nanoseconds, as all times here
   */
  Percentiles served(long from, long to) {
    return of(from, to, number -> answered[number] - came[number]);
  }

  /** Returns how late the target itself was. */
  Percentiles lateness(long from, long to) {
    return of(from, to, number -> answered[number] - due[number]);
  }

  /**
   * Returns how unevenly requests came within a time: the coefficient of variation of the times
   * between them. It is 0 where one comes like the other, 1 of a Poisson process, and more where
   * they come in heaps; not a number of fewer than three.
   */
  double unevenness(long from, long to) {
    double[] gaps =
        IntStream.range(1, count)
            .filter(number -> came[number - 1] >= from && came[number] < to)
            .mapToDouble(number -> came[number] - came[number - 1])
            .toArray();
    if (gaps.length < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double squares = Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum();
    return Math.sqrt(squares / (gaps.length - 1)) / mean;
  }

  private Percentiles of(long from, long to, IntToLongFunction value) {
    int all = Math.max(count, lastAnswered + 1);
    long[] values =
        IntStream.range(0, all)
            .filter(number -> came[number] >= from && came[number] < to && answered[number] != 0)
            .mapToLong(value)
            .toArray();
    return new Percentiles(values);
  }
}
