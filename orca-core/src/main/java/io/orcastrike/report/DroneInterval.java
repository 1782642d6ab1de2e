package io.orcastrike.report;

import java.util.List;

/**
 * What one drone recorded in an interval. Each iteration and step stands in exactly one interval of
 * one drone, so that sums over all of them are those of the run.
 *
 * <p>Immutable.
 *
 * @param drone its place in the team, from 0
 * @param name for people
 * @param process one start of a drone: its identity
 * @param number of the interval: no later one of the process has the same, its other parts do
 * @param fromSecond of the run
 * @param toSecond of the run, exclusive
 * @param series what ended
 * @param totals iterations that were due, begun, dropped and ended
 * @param closes whether it is the last part of an interval with very many series
 * @param generator how the drone itself did; nothing known but in the last part
 */
public record DroneInterval(
    int drone,
    String name,
    String process,
    long number,
    int fromSecond,
    int toSecond,
    List<Series> series,
    Totals totals,
    boolean closes,
    Generator generator)
    implements RecordedInterval {

  /** Copies the series. */
  public DroneInterval {
    series = List.copyOf(series);
  }

  /**
   * How a drone did.
   *
   * @param lag microseconds that iterations started late, warm-up apart
   * @param probe microseconds that a virtual thread woken every 10 ms woke late
   * @param health the worst of its seconds
   * @param inFlight iterations running at the end
   */
  public record Generator(Distribution lag, Distribution probe, Health health, long inFlight) {}
}
