package io.orcastrike.report;

import java.time.Duration;
import java.util.List;

/**
 * How a run stands, once a second.
 *
 * <p>Immutable.
 *
 * @param elapsed since the start
 * @param planned how long the load lasts
 * @param state what the run is doing
 * @param load how it is steered
 * @param totals up to now
 * @param series up to now, warm-up apart
 * @param recent the last seconds that all drones have covered, latest last; at most 60
 * @param oldestRunning the age of the longest-running iteration
 * @param thresholds as judged up to now
 * @param errors up to now, most frequent first
 * @param drones as they stand
 * @param losses drones that were lost, in order
 * @param untrusted why the numbers could not be believed if the run ended now; empty: they can
 */
public record Progress(
    Duration elapsed,
    Duration planned,
    State state,
    Load load,
    Totals totals,
    List<Series> series,
    List<Interval> recent,
    Duration oldestRunning,
    List<ThresholdResult> thresholds,
    List<ErrorGroup> errors,
    List<DroneStatus> drones,
    List<DroneLoss> losses,
    List<String> untrusted) {

  /** What a run is doing. */
  public enum State {
    /** Load is made. */
    RUNNING,
    /** No more is started; what runs may finish. */
    FINISHING
  }

  /**
   * How the load is steered.
   *
   * @param factor by which arrival rates are multiplied; 1: as planned
   * @param paused whether nothing is started until somebody says so
   */
  public record Load(double factor, boolean paused) {
    /** As the plan has it. */
    public static final Load PLANNED = new Load(1, false);
  }

  /**
   * How a drone stands.
   *
   * @param name for people
   * @param working whether its signs of life arrive
   * @param late whether its data is behind
   * @param inFlight iterations running
   * @param health of its last second
   * @param lagP99Micros up to now
   */
  public record DroneStatus(
      String name,
      boolean working,
      boolean late,
      long inFlight,
      Health health,
      long lagP99Micros) {}

  /** Copies the collections. */
  public Progress {
    series = List.copyOf(series);
    recent = List.copyOf(recent);
    thresholds = List.copyOf(thresholds);
    errors = List.copyOf(errors);
    drones = List.copyOf(drones);
    losses = List.copyOf(losses);
    untrusted = List.copyOf(untrusted);
  }
}
