package io.orcastrike.report;

/**
 * What was recorded in an interval of a run, as the run's folder keeps it for ever: of one drone,
 * or of the swarm. Intervals are ten seconds long, and others where a drone's last second, a loss
 * or the end of the run makes them so.
 */
public sealed interface RecordedInterval permits DroneInterval, SwarmInterval {

  /** Returns the interval's first second of the run. */
  int fromSecond();

  /** Returns the second after its last. */
  int toSecond();
}
