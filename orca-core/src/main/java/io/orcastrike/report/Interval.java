package io.orcastrike.report;

/**
 * A piece of the time series: starts stand at their actual start, the rest at its end.
 *
 * <p>Immutable.
 *
 * @param fromSecond of the run
 * @param toSecond of the run, exclusive
 * @param target iterations that were due
 * @param started iterations begun
 * @param succeeded iterations
 * @param failed iterations, or interrupted
 * @param dropped iterations, whatever the cause
 * @param inFlight iterations running at the end of the interval
 * @param response microseconds, of successful iterations
 * @param service microseconds, of successful iterations
 */
public record Interval(
    int fromSecond,
    int toSecond,
    long target,
    long started,
    long succeeded,
    long failed,
    long dropped,
    long inFlight,
    Distribution response,
    Distribution service) {

  /** Returns the interval of both, this one being the earlier. */
  public Interval join(Interval later) {
    return new Interval(
        fromSecond,
        later.toSecond,
        target + later.target,
        started + later.started,
        succeeded + later.succeeded,
        failed + later.failed,
        dropped + later.dropped,
        later.inFlight,
        response.plus(later.response),
        service.plus(later.service));
  }

  /** Returns how many seconds it spans. */
  public int seconds() {
    return toSecond - fromSecond;
  }
}
