package io.orcastrike.benchmarks.peers;

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
