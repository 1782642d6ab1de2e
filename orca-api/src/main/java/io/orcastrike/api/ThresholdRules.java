package io.orcastrike.api;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules a threshold must keep in its plan. */
final class ThresholdRules {
  private final Threshold threshold;
  private final Plan plan;
  private final Mistakes mistakes;

  private ThresholdRules(Threshold threshold, Plan plan, Mistakes mistakes) {
    this.threshold = threshold;
    this.plan = plan;
    this.mistakes = mistakes;
  }

  static void check(Threshold threshold, Plan plan, Mistakes mistakes) {
    new ThresholdRules(threshold, plan, mistakes).check();
  }

  private void check() {
    switch (threshold.metric()) {
      case Metric.Latency latency -> {
        checkStatistic(latency.statistic());
        checkSelector(latency.of());
        checkNotNegative("a time");
      }
      case Metric.ErrorRate errorRate -> {
        checkSelector(errorRate.of());
        checkShare();
      }
      case Metric.Throughput throughput -> {
        checkSelector(throughput.of());
        checkNotNegative("a rate");
      }
      case Metric.CheckRate checkRate -> {
        mistakes.checkName("check", checkRate.check());
        checkShare();
      }
      case Metric.Distribution distribution -> {
        checkStatistic(distribution.statistic());
        mistakes.checkName("distribution", distribution.name());
      }
      case Metric.Counter counter -> mistakes.checkName("counter", counter.name());
      case Metric.Dropped dropped -> checkShare();
    }
    double bound = threshold.bound();
    mistakes.rule(Double.isFinite(bound), "a bound must be finite, was " + bound);
    threshold.over().ifPresent(window -> checkTime("a window", window, 1));
    checkTime("holdingFor", threshold.holdingFor(), 0);
  }

  private void checkTime(String what, Duration time, int leastSeconds) {
    mistakes.rule(
        time.toSeconds() >= leastSeconds && time.toNanosPart() == 0,
        "%s must be whole seconds >= %s s, was %s".formatted(what, leastSeconds, Times.text(time)));
    Duration run = plan.duration();
    mistakes.rule(
        time.compareTo(run) <= 0 || !run.isPositive(),
        "%s must fit into the run of %s, was %s"
            .formatted(what, Times.text(run), Times.text(time)));
  }

  private void checkStatistic(Statistic statistic) {
    if (statistic instanceof Statistic.Percentile(double percent)) {
      mistakes.rule(
          percent > 0 && percent <= 100,
          "a percentile must be above 0 and at most 100, was " + Numbers.text(percent));
    }
  }

  private void checkShare() {
    checkNotNegative("a share");
    switch (threshold.comparison()) {
      case BELOW -> checkBound(threshold.bound() <= 1, "a share to stay below must be <= 1");
      case ABOVE -> checkBound(threshold.bound() < 1, "a share to stay above must be < 1");
    }
  }

  /** What is never negative cannot pass below 0, nor fail above less. */
  private void checkNotNegative(String what) {
    switch (threshold.comparison()) {
      case BELOW -> checkBound(threshold.bound() > 0, what + " to stay below must be > 0");
      case ABOVE -> checkBound(threshold.bound() >= 0, what + " to stay above must be >= 0");
    }
  }

  private void checkBound(boolean kept, String rule) {
    double bound = threshold.bound();
    mistakes.rule(kept || !Double.isFinite(bound), rule + ", was " + Numbers.text(bound));
  }

  private void checkSelector(Selector selector) {
    Set<String> known =
        plan.workloads().stream()
            .flatMap(workload -> workload.scenarios().stream())
            .map(Scenario::name)
            .collect(Collectors.toCollection(TreeSet::new));
    String scenario = selector.scenario().orElse("");
    mistakes.rule(
        selector.scenario().isEmpty() || known.contains(scenario),
        "a threshold must name a scenario of the plan, one of %s, was \"%s\""
            .formatted(known, scenario));
    selector.step().ifPresent(step -> mistakes.checkName("step", step));
  }
}
