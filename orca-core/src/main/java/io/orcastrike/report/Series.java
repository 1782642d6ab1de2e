package io.orcastrike.report;

import java.util.Comparator;
import java.util.List;

/**
 * What was measured of a series.
 *
 * <p>Immutable.
 *
 * @param key which series
 * @param response microseconds from due to end, pauses taken out; empty for steps
 * @param service microseconds from actual start to end, pauses taken out
 * @param pausedMicros the time spent in pauses, summed over all
 */
public record Series(
    SeriesKey key, Distribution response, Distribution service, long pausedMicros) {

  /**
   * Returns the steps with the longest 99th percentile, or the scenarios where there are no steps,
   * the slowest first: of those that succeeded, parts of steps and warm-up apart.
   *
   * @param most how many at most
   */
  public static List<Series> slowest(List<Series> all, int most) {
    List<Series> succeeded =
        all.stream()
            .filter(series -> series.key.outcome() == Outcome.SUCCEEDED && !series.key.warmUp())
            .filter(series -> series.count() > 0 && !series.key.isPart())
            .toList();
    boolean steps = succeeded.stream().anyMatch(series -> !series.key.isIteration());
    return succeeded.stream()
        .filter(series -> series.key.isIteration() != steps)
        .sorted(Comparator.comparingLong((Series series) -> -series.judged().percentile(99)))
        .limit(most)
        .toList();
  }

  /** Returns how many ended. */
  public long count() {
    return service.count();
  }

  /** Returns what is judged by latency thresholds: response of iterations, service of steps. */
  public Distribution judged() {
    return key.isIteration() ? response : service;
  }
}
