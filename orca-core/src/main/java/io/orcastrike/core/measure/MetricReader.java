package io.orcastrike.core.measure;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Selector;
import io.orcastrike.api.Statistic;
import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Reads metrics from tallies; warm-up is never read. */
final class MetricReader {
  private MetricReader() {}

  /**
   * Reads a metric.
   *
   * @param seconds how long the tally is, warm-up apart
   */
  static Reading read(Metric metric, Tally tally, double seconds) {
    return switch (metric) {
      case Metric.Latency latency -> latency(latency, tally);
      case Metric.ErrorRate errorRate -> errorRate(errorRate.of(), tally);
      case Metric.CheckRate checkRate -> checkRate(checkRate.check(), tally);
      case Metric.Throughput throughput -> throughput(throughput.of(), tally, seconds);
      case Metric.Dropped dropped -> dropped(tally);
      case Metric.Counter counter -> counter(counter.name(), tally);
      case Metric.Distribution distribution -> distribution(distribution, tally);
    };
  }

  /** Returns the series that a selector means, of an outcome and warm-up apart. */
  static Predicate<SeriesKey> selects(Selector selector, Outcome outcome) {
    return key ->
        !key.warmUp()
            && key.outcome() == outcome
            && selector.scenario().map(key.scenario()::equals).orElse(true)
            && key.step().equals(selector.step().orElse(""));
  }

  /** Tells whether a metric is read from the times of a series; counts are kept apart. */
  static boolean needsTimes(Metric metric, SeriesKey key) {
    return metric instanceof Metric.Latency latency
        && selects(latency.of(), key.outcome()).test(key);
  }

  /** Returns the workloads that hold what a selector means. */
  static Predicate<String> workloads(Selector selector, Tally tally) {
    return selector
        .scenario()
        .<Predicate<String>>map(scenario -> tally.workloadsWith(scenario)::contains)
        .orElse(workload -> true);
  }

  /**
   * Returns the share of planned iterations that met the in-flight limit, where that makes a metric
   * a lower bound: of the workloads that hold what it looks at.
   */
  static double limitShare(Metric metric, Tally tally) {
    if (!(metric instanceof Metric.Latency latency)) {
      return 0;
    }
    Totals totals = tally.totals(workloads(latency.of(), tally), false);
    return totals.planned() == 0 ? 0 : (double) totals.dropped().limit() / totals.planned();
  }

  private static Reading latency(Metric.Latency latency, Tally tally) {
    Predicate<SeriesKey> selected = selects(latency.of(), Outcome.SUCCEEDED);
    if (latency.failuresToo()) {
      selected = selected.or(selects(latency.of(), Outcome.FAILED));
    }
    Distribution micros = tally.judged(selected);
    return Reading.of(value(latency.statistic(), micros) / 1_000, micros.count());
  }

  private static Reading errorRate(Selector of, Tally tally) {
    long failed = tally.count(selects(of, Outcome.FAILED));
    long all = failed + tally.count(selects(of, Outcome.SUCCEEDED));
    return Reading.of((double) failed / all, all);
  }

  private static Reading checkRate(String check, Tally tally) {
    CheckResult result = tally.check(check);
    long all = result.passed() + result.failed();
    return Reading.of((double) result.passed() / all, all);
  }

  private static Reading throughput(Selector of, Tally tally, double seconds) {
    long succeeded = tally.count(selects(of, Outcome.SUCCEEDED));
    long ended = succeeded + tally.count(selects(of, Outcome.FAILED));
    return seconds <= 0
        ? Reading.NOTHING
        // That nothing ended in this time is a finding, not a lack of one.
        : new Reading(OptionalDouble.of(succeeded / seconds), ended);
  }

  private static Reading dropped(Tally tally) {
    Totals totals = tally.totals(workload -> true, false);
    return Reading.of((double) totals.dropped().total() / totals.planned(), totals.planned());
  }

  private static Reading counter(String name, Tally tally) {
    Long amount = tally.counters().get(name);
    return amount == null ? Reading.NOTHING : Reading.of(amount, 1);
  }

  private static Reading distribution(Metric.Distribution metric, Tally tally) {
    Distribution values = tally.distributions().getOrDefault(metric.name(), Distribution.EMPTY);
    return Reading.of(value(metric.statistic(), values), values.count());
  }

  private static double value(Statistic statistic, Distribution distribution) {
    return switch (statistic) {
      case Statistic.Percentile percentile -> distribution.percentile(percentile.percent());
      case Statistic.Mean mean -> distribution.mean();
      case Statistic.Max max -> distribution.max();
    };
  }
}
