package io.orcastrike.api;

import java.time.Duration;
import java.util.Optional;

/**
 * A pass rule on the merged results: a metric on the right side of a bound, over the run or at the
 * end of every sliding window. Made by {@code below} and {@code above} of a {@link Metric}.
 *
 * <p>Immutable. Values are checked by {@link Plan.Builder#build()}.
 *
 * @param metric what is looked at
 * @param comparison on which side of the bound it passes
 * @param bound milliseconds for latencies, per second for throughput, 0 to 1 for shares
 * @param over the length of the sliding window; empty: the whole run
 * @param holdingFor how long it must be broken without a pause to count as broken
 * @param aborts whether the run ends as soon as it is broken
 */
public record Threshold(
    Metric metric,
    Comparison comparison,
    double bound,
    Optional<Duration> over,
    Duration holdingFor,
    boolean aborts) {

  /** On which side of the bound a metric passes. */
  public enum Comparison {
    /** Less than the bound. */
    BELOW,
    /** More than the bound. */
    ABOVE;

    /** Tells whether a value passes. */
    public boolean passes(double value, double bound) {
      return switch (this) {
        case BELOW -> value < bound;
        case ABOVE -> value > bound;
      };
    }
  }

  static Threshold below(Metric metric, double bound) {
    return new Threshold(metric, Comparison.BELOW, bound, Optional.empty(), Duration.ZERO, false);
  }

  static Threshold above(Metric metric, double bound) {
    return new Threshold(metric, Comparison.ABOVE, bound, Optional.empty(), Duration.ZERO, false);
  }

  /**
   * Judges every sliding window of that length instead of the whole run; it fails when one does.
   *
   * @param window whole seconds
   */
  public Threshold over(Duration window) {
    return new Threshold(metric, comparison, bound, Optional.of(window), holdingFor, aborts);
  }

  /**
   * Counts as broken only when broken that long without a pause.
   *
   * @param time whole seconds
   */
  public Threshold holdingFor(Duration time) {
    return new Threshold(metric, comparison, bound, over, time, aborts);
  }

  /** Ends the run as soon as this is broken. */
  public Threshold abort() {
    return new Threshold(metric, comparison, bound, over, holdingFor, true);
  }

  /** Returns the rule as people read it, such as {@code p95(checkout) < 800 ms over 30 s}. */
  @Override
  public String toString() {
    return metric
        + (comparison == Comparison.BELOW ? " < " : " > ")
        + boundText()
        + over.map(window -> " over " + Times.text(window)).orElse("")
        + (holdingFor.isZero() ? "" : " holding for " + Times.text(holdingFor))
        + (aborts ? " or abort" : "");
  }

  private String boundText() {
    return switch (metric) {
      case Metric.Latency latency -> Numbers.text(bound) + " ms";
      case Metric.Throughput throughput -> Numbers.text(bound) + "/s";
      case Metric.ErrorRate errorRate -> percent();
      case Metric.CheckRate checkRate -> percent();
      case Metric.Dropped dropped -> percent();
      case Metric.Counter counter -> Numbers.text(bound);
      case Metric.Distribution distribution -> Numbers.text(bound);
    };
  }

  private String percent() {
    return Numbers.text(bound * 100) + " %";
  }
}
