package io.orcastrike.core.load;

import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Threshold;
import io.orcastrike.api.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is chosen for a run beside its plan.
 *
 * <p>Immutable.
 *
 * @param seed of everything random
 * @param scale by which every load is multiplied
 * @param maxDuration when every load ends at the latest
 * @param steady the load instead of the plan's own; empty: as planned
 * @param thresholds instead of the plan's own; none: as planned
 */
public record Shape(
    long seed,
    double scale,
    Optional<Duration> maxDuration,
    Optional<SteadyLoad> steady,
    List<Threshold> thresholds) {
  /** Copies the thresholds. */
  public Shape {
    thresholds = List.copyOf(thresholds);
  }

  /** A shape of the plan's own load and thresholds. */
  public Shape(long seed, double scale, Optional<Duration> maxDuration) {
    this(seed, scale, maxDuration, Optional.empty(), List.of());
  }

  /**
   * Returns the plan with the load and the thresholds chosen instead of its own.
   *
   * @throws IllegalArgumentException if the load does not fit the plan
   * @throws io.orcastrike.api.InvalidPlanException if the thresholds do not
   */
  Plan of(Plan plan) {
    if (steady.isEmpty() && thresholds.isEmpty()) {
      return plan;
    }
    Plan.Builder chosen = Plan.named(plan.name());
    plan.targets().forEach(target -> chosen.target(target.toString()));
    for (Workload workload : plan.workloads()) {
      chosen.load(
          workload.name(),
          steady.map(load -> load.of(workload, plan)).orElseGet(workload::profile));
      for (Scenario scenario : workload.scenarios()) {
        chosen.scenario(scenario.name(), scenario.weight(), scenario.body());
        scenario.feeders().forEach(chosen::feed);
      }
    }
    (thresholds.isEmpty() ? plan.thresholds() : thresholds).forEach(chosen::threshold);
    return chosen.build();
  }
}
