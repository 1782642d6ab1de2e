package io.orcastrike.core.measure;

import io.orcastrike.api.Plan;
import io.orcastrike.api.Workload;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Progress;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Reads what an aggregation holds as a report has it.
 *
 * <p>Used by one thread at a time.
 */
public final class Results {
  private static final int SHOWN_SECONDS = 60;

  private final Plan plan;
  private final Aggregation aggregation;
  private final List<String> names;
  private final Trust trust;

  /**
   * Makes the results of a run.
   *
   * @param names of the drones, in the order of the team
   * @param limits from where on numbers are not believed
   */
  public Results(Plan plan, Aggregation aggregation, List<String> names, TrustLimits limits) {
    this.plan = plan;
    this.aggregation = aggregation;
    this.names = List.copyOf(names);
    this.trust = new Trust(limits);
  }

  /**
   * Returns how the run stands.
   *
   * @param load how it is steered
   * @param heard tells whether a drone's signs of life arrive
   * @param losses drones that were lost
   */
  public Progress progress(
      Duration elapsed,
      Duration planned,
      Progress.State state,
      Progress.Load load,
      IntPredicate heard,
      List<DroneLoss> losses) {
    List<Progress.DroneStatus> drones = new ArrayList<>();
    long oldestMicros = 0;
    for (int i = 0; i < names.size(); i++) {
      DroneSum sum = aggregation.drone(i);
      oldestMicros = Math.max(oldestMicros, sum.last().oldestMicros());
      drones.add(
          new Progress.DroneStatus(
              names.get(i),
              heard.test(i),
              !sum.isFinished() && sum.covered() + 3 < elapsed.toSeconds(),
              sum.last().inFlight(),
              sum.last().health(),
              sum.lag().percentile(99)));
    }
    return new Progress(
        elapsed,
        planned,
        state,
        load,
        aggregation.whole().totals(workload -> true, true),
        aggregation.whole().series(key -> !key.warmUp()),
        aggregation.timeline().last(SHOWN_SECONDS),
        Duration.ofNanos(oldestMicros * 1_000),
        thresholds(elapsed, true),
        aggregation.errors().groups(),
        drones,
        losses,
        untrusted());
  }

  /** Returns why the drones' numbers cannot be believed; empty: they can. */
  public List<String> untrusted() {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      reasons.addAll(trust.reasons(names.get(i), aggregation.drone(i)));
    }
    return reasons;
  }

  /** Returns what the thresholds come to. */
  public List<ThresholdResult> thresholds(Duration elapsed, boolean complete) {
    return aggregation.judge().results(aggregation.whole(), elapsed.toNanos() / 1e9, complete);
  }

  /**
   * Returns the totals by workload.
   *
   * @param notReached never due, by workload
   * @param undelivered due on lost drones, by workload
   * @param unended begun on lost drones, with an end that is not known: counted as interrupted
   */
  public Map<String, Totals> workloads(
      Map<String, Long> notReached, Map<String, Long> undelivered, Map<String, Long> unended) {
    Map<String, Totals> totals = new LinkedHashMap<>();
    for (Workload workload : plan.workloads()) {
      String name = workload.name();
      Totals counted = aggregation.whole().totals(name::equals, true);
      totals.put(
          name,
          with(
              counted,
              notReached.getOrDefault(name, 0L),
              undelivered.getOrDefault(name, 0L),
              unended.getOrDefault(name, 0L)));
    }
    return totals;
  }

  /** Returns what a drone did, as far as has arrived. */
  public Totals totalsOf(int drone, long notReached, long unended) {
    Totals counted = aggregation.drone(drone).sums().totals(workload -> true, true);
    return with(counted, notReached, 0, unended);
  }

  /** Returns how many iterations of a workload a drone has said were due. */
  public long plannedOf(int drone, String workload) {
    return aggregation.drone(drone).sums().totals(workload::equals, true).planned();
  }

  /** Returns how many iterations of a workload a drone has begun and not told the end of. */
  public long unendedOf(int drone, String workload) {
    Totals totals = aggregation.drone(drone).sums().totals(workload::equals, true);
    return totals.started() - totals.ended();
  }

  private static Totals with(Totals counted, long notReached, long undelivered, long unended) {
    return new Totals(
        counted.planned() + notReached + undelivered,
        counted.started(),
        counted.succeeded(),
        counted.failed(),
        counted.interrupted() + unended,
        counted.dropped(),
        notReached,
        undelivered);
  }

  /** Returns a drone's result with what was measured of the drone itself. */
  public DroneResult drone(
      int drone,
      String process,
      DroneResult.State state,
      Totals totals,
      long startSkewMicros,
      long startSkewBoundMicros,
      Map<String, String> results,
      List<String> warnings) {
    DroneSum sum = aggregation.drone(drone);
    List<String> all = new ArrayList<>(trust.warnings(sum));
    all.addAll(warnings);
    return new DroneResult(
        drone,
        names.get(drone),
        process,
        state,
        totals,
        sum.lag(),
        sum.probe(),
        startSkewMicros,
        startSkewBoundMicros,
        sum.worst(),
        results,
        all);
  }

  /** Returns the aggregation. */
  public Aggregation aggregation() {
    return aggregation;
  }
}
