package io.orcastrike.spi;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.RecordedInterval;

/**
 * A sink that takes everything a run records, to keep it in another place. Intervals wait in the
 * run's folder for as long as the sink needs: {@link #recorded} may take its time, and try again
 * what fails, without slowing the load or the leader. It is interrupted when the run has ended and
 * the time that {@link #ended} may take is over; what did not arrive by then can be delivered from
 * the run's folder, as often as one likes, so a sink knows by the intervals' own identity what it
 * has already.
 */
public interface RecordSink extends ResultSink {

  /**
   * Finds out, before a run begins, whether results can be delivered at all. A failure is a
   * warning; if the sink {@link #isRequired} the run does not begin.
   *
   * @throws Exception saying why not, and what to do
   */
  void check() throws Exception;

  /** Tells whether a run is not worth making, or not complete, without this sink. */
  boolean isRequired();

  /** Takes an interval; each one once, between {@link #started} and {@link #ended}. */
  void recorded(RecordedInterval interval) throws Exception;

  /** Returns what has been delivered so far; from any thread. */
  Delivery delivery();
}
