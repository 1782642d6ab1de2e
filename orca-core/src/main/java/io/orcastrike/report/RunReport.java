package io.orcastrike.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to.
 *
 * <p>Immutable.
 *
 * @param info what was run
 * @param verdict the first that applies
 * @param reasons for a verdict other than passed, in plain words
 * @param elapsed from the start of the load to its end
 * @param complete whether all data of all drones has arrived and their totals agree
 * @param totals of the whole run
 * @param workloads totals by workload
 * @param series by workload, scenario, step and outcome; warm-up has series of its own
 * @param thresholds in the order of the plan
 * @param errors most frequent first, at most 100 groups
 * @param slowest iterations of each scenario, the slowest first, warm-up apart
 * @param checks in the order of their names
 * @param counters of the author's own, summed over the swarm, warm-up apart
 * @param distributions of the author's own, warm-up apart
 * @param drones in the order of the team
 * @param losses drones that were lost, in order
 * @param timeline at most 600 intervals
 * @param courses how every series went over time
 * @param steering commands that changed the run, or were refused, in order
 * @param deliveries what became of the results on their way to places outside
 * @param warnings what a reader should know, in plain words
 */
public record RunReport(
    RunInfo info,
    Verdict verdict,
    List<String> reasons,
    Duration elapsed,
    boolean complete,
    Totals totals,
    Map<String, Totals> workloads,
    List<Series> series,
    List<ThresholdResult> thresholds,
    List<ErrorGroup> errors,
    List<SlowIteration> slowest,
    List<CheckResult> checks,
    Map<String, Long> counters,
    Map<String, Distribution> distributions,
    List<DroneResult> drones,
    List<DroneLoss> losses,
    List<Interval> timeline,
    List<Course> courses,
    List<SteeringResult> steering,
    List<Delivery> deliveries,
    List<String> warnings) {

  /** Copies the collections. */
  public RunReport {
    reasons = List.copyOf(reasons);
    workloads = inOrder(workloads);
    series = List.copyOf(series);
    thresholds = List.copyOf(thresholds);
    errors = List.copyOf(errors);
    slowest = List.copyOf(slowest);
    checks = List.copyOf(checks);
    counters = inOrder(counters);
    distributions = inOrder(distributions);
    drones = List.copyOf(drones);
    losses = List.copyOf(losses);
    timeline = List.copyOf(timeline);
    courses = List.copyOf(courses);
    steering = List.copyOf(steering);
    deliveries = List.copyOf(deliveries);
    warnings = List.copyOf(warnings);
  }

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Returns the same report with these warnings instead of its own. */
  public RunReport withWarnings(List<String> others) {
    return with(verdict, reasons, deliveries, others);
  }

  /** Returns the same report with these deliveries instead of its own. */
  public RunReport withDeliveries(List<Delivery> others) {
    return with(verdict, reasons, others, warnings);
  }

  /** Returns the same report with another verdict. */
  public RunReport withVerdict(Verdict other, List<String> itsReasons) {
    return with(other, itsReasons, deliveries, warnings);
  }

  private RunReport with(
      Verdict verdict, List<String> reasons, List<Delivery> deliveries, List<String> warnings) {
    return new RunReport(
        info,
        verdict,
        reasons,
        elapsed,
        complete,
        totals,
        workloads,
        series,
        thresholds,
        errors,
        slowest,
        checks,
        counters,
        distributions,
        drones,
        losses,
        timeline,
        courses,
        steering,
        deliveries,
        warnings);
  }

  /** Returns a series, if anything was measured of it. */
  public Optional<Series> find(SeriesKey key) {
    return series.stream().filter(candidate -> candidate.key().equals(key)).findFirst();
  }
}
