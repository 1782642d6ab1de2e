package io.orcastrike.api;

import java.time.Duration;

/**
 * What a threshold looks at. The methods {@code below} and {@code above} make the threshold.
 *
 * <p>Immutable.
 */
public sealed interface Metric {

  /** Returns the median of response time over all scenarios. */
  static Latency p50() {
    return percentile(50);
  }

  /** Returns the median of a scenario's response time. */
  static Latency p50(String scenario) {
    return percentile(50, scenario);
  }

  /** Returns the 90th percentile of response time over all scenarios. */
  static Latency p90() {
    return percentile(90);
  }

  /** Returns the 90th percentile of a scenario's response time. */
  static Latency p90(String scenario) {
    return percentile(90, scenario);
  }

  /** Returns the 95th percentile of response time over all scenarios. */
  static Latency p95() {
    return percentile(95);
  }

  /** Returns the 95th percentile of a scenario's response time. */
  static Latency p95(String scenario) {
    return percentile(95, scenario);
  }

  /** Returns the 99th percentile of response time over all scenarios. */
  static Latency p99() {
    return percentile(99);
  }

  /** Returns the 99th percentile of a scenario's response time. */
  static Latency p99(String scenario) {
    return percentile(99, scenario);
  }

  /**
   * Returns a percentile of response time over all scenarios.
   *
   * @param percent above 0, at most 100, such as 99.9
   */
  static Latency percentile(double percent) {
    return new Latency(new Statistic.Percentile(percent), Selector.ALL, false);
  }

  /** Returns a percentile of a scenario's response time. */
  static Latency percentile(double percent, String scenario) {
    return new Latency(new Statistic.Percentile(percent), Selector.scenario(scenario), false);
  }

  /** Returns the mean response time over all scenarios. */
  static Latency mean() {
    return new Latency(Statistic.Mean.MEAN, Selector.ALL, false);
  }

  /** Returns the mean of a scenario's response time. */
  static Latency mean(String scenario) {
    return new Latency(Statistic.Mean.MEAN, Selector.scenario(scenario), false);
  }

  /** Returns the longest response time over all scenarios. */
  static Latency max() {
    return new Latency(Statistic.Max.MAX, Selector.ALL, false);
  }

  /** Returns the longest response time of a scenario. */
  static Latency max(String scenario) {
    return new Latency(Statistic.Max.MAX, Selector.scenario(scenario), false);
  }

  /** Returns the share of failed iterations, 0 to 1, over all scenarios. */
  static ErrorRate errorRate() {
    return new ErrorRate(Selector.ALL);
  }

  /** Returns the share of a scenario's failed iterations, 0 to 1. */
  static ErrorRate errorRate(String scenario) {
    return new ErrorRate(Selector.scenario(scenario));
  }

  /** Returns the share of checks that passed, 0 to 1, over all checks of that name. */
  static CheckRate checkRate(String check) {
    return new CheckRate(check);
  }

  /** Returns how many iterations succeed per second, over all scenarios. */
  static Throughput throughput() {
    return new Throughput(Selector.ALL);
  }

  /** Returns how many iterations of a scenario succeed per second. */
  static Throughput throughput(String scenario) {
    return new Throughput(Selector.scenario(scenario));
  }

  /** Returns the share of planned iterations, 0 to 1, that were dropped, whatever the cause. */
  static Dropped dropped() {
    return new Dropped();
  }

  /** Returns the total of a counter of the author's own. */
  static Counter counter(String name) {
    return new Counter(name);
  }

  /** Returns a percentile of a distribution of the author's own. */
  static Distribution percentileOf(String distribution, double percent) {
    return new Distribution(new Statistic.Percentile(percent), distribution);
  }

  /** Returns the mean of a distribution of the author's own. */
  static Distribution meanOf(String distribution) {
    return new Distribution(Statistic.Mean.MEAN, distribution);
  }

  /** Returns the largest value of a distribution of the author's own. */
  static Distribution maxOf(String distribution) {
    return new Distribution(Statistic.Max.MAX, distribution);
  }

  /**
   * Response time of iterations, or service time of a step.
   *
   * @param statistic what of the distribution
   * @param of what is selected
   * @param failuresToo whether failed ones are judged with the successful ones
   */
  record Latency(Statistic statistic, Selector of, boolean failuresToo) implements Metric {

    /** Returns the same of a step of the scenario, or of every step of that name. */
    public Latency step(String step) {
      return new Latency(statistic, of.step(step), failuresToo);
    }

    /** Returns the same over successful and failed ones. */
    public Latency includingFailures() {
      return new Latency(statistic, of, true);
    }

    /** Passes while less than a time. */
    public Threshold below(Duration bound) {
      return Threshold.below(this, bound.getSeconds() * 1e3 + bound.getNano() / 1e6);
    }

    @Override
    public String toString() {
      return statistic + of.toString() + (failuresToo ? " including failures" : "");
    }
  }

  /** The share of failed iterations, or of a step's failures. */
  record ErrorRate(Selector of) implements Metric {

    /** Returns the same of a step of the scenario, or of every step of that name. */
    public ErrorRate step(String step) {
      return new ErrorRate(of.step(step));
    }

    /** Passes while less than a share, 0 to 1. */
    public Threshold below(double share) {
      return Threshold.below(this, share);
    }

    @Override
    public String toString() {
      return "errorRate" + of;
    }
  }

  /** The share of passed checks of a name. */
  record CheckRate(String check) implements Metric {

    /** Passes while more than a share, 0 to 1. */
    public Threshold above(double share) {
      return Threshold.above(this, share);
    }

    @Override
    public String toString() {
      return "checkRate(" + check + ")";
    }
  }

  /** Successes per second. */
  record Throughput(Selector of) implements Metric {

    /** Returns the same of a step of the scenario, or of every step of that name. */
    public Throughput step(String step) {
      return new Throughput(of.step(step));
    }

    /** Passes while more than a rate. */
    public Threshold above(Rate rate) {
      return Threshold.above(this, rate.perSecond());
    }

    /** Passes while less than a rate. */
    public Threshold below(Rate rate) {
      return Threshold.below(this, rate.perSecond());
    }

    @Override
    public String toString() {
      return "throughput" + of;
    }
  }

  /** The share of planned iterations that were dropped. */
  record Dropped() implements Metric {

    /** Passes while less than a share, 0 to 1. */
    public Threshold below(double share) {
      return Threshold.below(this, share);
    }

    @Override
    public String toString() {
      return "dropped";
    }
  }

  /** The total of a counter of the author's own. */
  record Counter(String name) implements Metric {

    /** Passes while less than a number. */
    public Threshold below(double bound) {
      return Threshold.below(this, bound);
    }

    /** Passes while more than a number. */
    public Threshold above(double bound) {
      return Threshold.above(this, bound);
    }

    @Override
    public String toString() {
      return "counter(" + name + ")";
    }
  }

  /** A distribution of the author's own. */
  record Distribution(Statistic statistic, String name) implements Metric {

    /** Passes while less than a value. */
    public Threshold below(double bound) {
      return Threshold.below(this, bound);
    }

    /** Passes while more than a value. */
    public Threshold above(double bound) {
      return Threshold.above(this, bound);
    }

    @Override
    public String toString() {
      return statistic + "(" + name + ")";
    }
  }
}
