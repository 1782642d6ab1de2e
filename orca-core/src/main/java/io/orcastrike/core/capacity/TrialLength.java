package io.orcastrike.core.capacity;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Selector;
import io.orcastrike.api.Statistic;
import io.orcastrike.api.Threshold;
import io.orcastrike.api.Workload;
import io.orcastrike.core.load.SteadyLoad;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a trial of some length can tell.
 *
 * <p>Immutable.
 *
 * @param hold how long its rate is kept
 * @param thresholds by which it is judged
 */
public record TrialLength(Duration hold, List<Threshold> thresholds) {
  /** Copies the thresholds. */
  public TrialLength {
    thresholds = List.copyOf(thresholds);
  }

  /**
   * Returns the lowest rate, of all arrivals of a plan, at which each percentile has as many
   * samples as it needs; 0 where none needs any. A percentile q of n samples is their largest
   * unless n >= 1 / (1 - q).
   */
  public double leastRate(Plan plan) {
    return thresholds.stream()
        .flatMapToDouble(threshold -> leastRate(threshold, plan))
        .max()
        .orElse(0);
  }

  private DoubleStream leastRate(Threshold threshold, Plan plan) {
    if (threshold.over().isPresent()
        || !(threshold.metric()
            instanceof
            Metric.Latency(Statistic.Percentile(double percent), Selector of, boolean failures))
        || percent >= 100) {
      return DoubleStream.empty();
    }
    double share = of.scenario().map(name -> share(name, plan)).orElse(1.0);
    double samples = Math.ceil(1 / (1 - percent / 100) - 1e-6);
    return share == 0
        ? DoubleStream.empty()
        : DoubleStream.of(samples / share / (hold.toNanos() / 1e9));
  }

  /** Returns the share of a scenario among the arrivals of a plan. */
  private static double share(String scenario, Plan plan) {
    return plan.workloads().stream()
        .filter(workload -> workload.profile() instanceof ArrivalRate)
        .mapToDouble(workload -> SteadyLoad.share(workload, plan) * weight(workload, scenario))
        .sum();
  }

  private static double weight(Workload workload, String scenario) {
    double all = workload.scenarios().stream().mapToInt(Scenario::weight).sum();
    return workload.scenarios().stream()
            .filter(candidate -> candidate.name().equals(scenario))
            .mapToInt(Scenario::weight)
            .sum()
        / all;
  }

  /**
   * Returns by which share a rate may be above what the target can keep for ever, and still keep
   * the thresholds for so long; infinite where no time is judged. At a share x above it, the target
   * is behind by x t after a time t, so that percentile q of the response times is at least about x
   * q hold.
   */
  public double overshoot() {
    return thresholds.stream()
        .filter(threshold -> threshold.metric() instanceof Metric.Latency)
        .mapToDouble(
            threshold ->
                threshold.bound()
                    / 1e3
                    / (quantile(((Metric.Latency) threshold.metric()).statistic())
                        * (hold.toNanos() / 1e9)))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double quantile(Statistic statistic) {
    return switch (statistic) {
      case Statistic.Percentile percentile -> percentile.percent() / 100;
      case Statistic.Mean mean -> 0.5;
      case Statistic.Max max -> 1;
    };
  }
}
