package io.orcastrike.report;

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

  /** Returns how many ended. */
  public long count() {
    return service.count();
  }

  /** Returns what is judged by latency thresholds: response of iterations, service of steps. */
  public Distribution judged() {
    return key.isIteration() ? response : service;
  }
}
