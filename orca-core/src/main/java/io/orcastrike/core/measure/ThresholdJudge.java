package io.orcastrike.core.measure;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Statistic;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Judges one threshold: live, second by second, and at the end.
 *
 * <p>Used by one thread at a time.
 */
final class ThresholdJudge {
  /** A window with fewer samples is not judged: a single one would decide it. */
  private static final long LEAST_IN_WINDOW = 100;

  private final Threshold threshold;
  private OptionalDouble worst = OptionalDouble.empty();
  private double worstLimitShare;
  private OptionalLong brokenSince = OptionalLong.empty();
  private OptionalLong firstBreach = OptionalLong.empty();
  private boolean failed;

  ThresholdJudge(Threshold threshold) {
    this.threshold = threshold;
  }

  Threshold threshold() {
    return threshold;
  }

  /** Returns the length of the window in seconds; 0: the whole run. */
  int window() {
    return threshold.over().map(window -> (int) window.toSeconds()).orElse(0);
  }

  /**
   * Judges what ends with a second: a window, or the run up to there.
   *
   * @param limitShare the share of its iterations dropped because too many were in flight
   * @param end the second after the last that was read
   */
  void judge(Reading reading, double limitShare, long end) {
    if (reading.value().isEmpty() || reading.samples() < leastSamples() || canStillRise()) {
      return;
    }
    double value = reading.value().getAsDouble();
    if (window() > 0) {
      worst = worst.isEmpty() || isWorse(value, worst.getAsDouble()) ? reading.value() : worst;
      worstLimitShare = Math.max(worstLimitShare, limitShare);
    }
    if (threshold.comparison().passes(value, threshold.bound())) {
      brokenSince = OptionalLong.empty();
      return;
    }
    if (brokenSince.isEmpty()) {
      brokenSince = OptionalLong.of(end);
    }
    if (end - brokenSince.getAsLong() >= threshold.holdingFor().toSeconds()) {
      failed = true;
      if (firstBreach.isEmpty()) {
        firstBreach = brokenSince;
      }
    }
  }

  /** Tells whether only the end shows if a total is enough. */
  private boolean canStillRise() {
    boolean grows =
        switch (threshold.metric()) {
          case Metric.Throughput throughput -> true;
          case Metric.Counter counter -> true;
          case Metric.Latency latency -> false;
          case Metric.Distribution distribution -> false;
          case Metric.ErrorRate errorRate -> false;
          case Metric.CheckRate checkRate -> false;
          case Metric.Dropped dropped -> false;
        };
    return grows && window() == 0 && threshold.comparison() == Threshold.Comparison.ABOVE;
  }

  /** Tells whether the run must end now. */
  boolean demandsAbort() {
    return failed && threshold.aborts();
  }

  /**
   * Returns what the threshold comes to.
   *
   * @param whole what the metric shows of the whole run
   * @param limitShare the share of its iterations dropped because too many were in flight
   * @param complete whether all data is there
   */
  ThresholdResult result(Reading whole, double limitShare, boolean complete) {
    boolean windowed = window() > 0;
    OptionalDouble observed = windowed ? worst : whole.value();
    if (whole.samples() == 0 || whole.value().isEmpty()) {
      return result(State.NO_DATA, observed, "nothing was measured that it looks at");
    }
    if (observed.isEmpty()) {
      return result(
          State.INCONCLUSIVE,
          observed,
          "no full window after warm-up held %d samples".formatted(leastSamples()));
    }
    boolean broken =
        (windowed || !threshold.holdingFor().isZero() || demandsAbort())
            ? failed
            : !threshold.comparison().passes(observed.getAsDouble(), threshold.bound());
    if (broken) {
      return complete || isMaxBelow()
          ? result(State.FAILED, observed, "")
          : result(State.INCONCLUSIVE, observed, "data is missing that could change it");
    }
    double share = windowed ? worstLimitShare : limitShare;
    return passed(observed, whole.samples(), share, complete);
  }

  private ThresholdResult passed(
      OptionalDouble observed, long samples, double limitShare, boolean complete) {
    if (!complete) {
      return result(State.INCONCLUSIVE, observed, "data is missing that could change it");
    }
    double unseen = isMax() ? 0 : 1 - quantile();
    if (threshold.metric() instanceof Metric.Latency && limitShare > unseen) {
      return result(
          State.INCONCLUSIVE,
          observed,
          "%.2f %% of iterations met the in-flight limit, so this is a lower bound"
              .formatted(limitShare * 100));
    }
    if (samples < Math.ceil(1 / (1 - quantile()) - 1e-6)) {
      return result(
          State.INCONCLUSIVE, observed, "%d samples are too few to tell".formatted(samples));
    }
    return result(State.PASSED, observed, "");
  }

  private ThresholdResult result(State state, OptionalDouble observed, String explanation) {
    return new ThresholdResult(
        threshold.toString(), state, observed, threshold.bound(), firstBreach, explanation);
  }

  private long leastSamples() {
    return switch (threshold.metric()) {
      case Metric.Throughput throughput -> 0;
      case Metric.Counter counter -> 1;
      case Metric.Latency latency -> atLeast();
      case Metric.Distribution distribution -> atLeast();
      case Metric.ErrorRate errorRate -> LEAST_IN_WINDOW;
      case Metric.CheckRate checkRate -> LEAST_IN_WINDOW;
      case Metric.Dropped dropped -> LEAST_IN_WINDOW;
    };
  }

  private long atLeast() {
    return isMax() ? 1 : Math.max(LEAST_IN_WINDOW, Math.round(10 / (1 - quantile())));
  }

  /** Tells whether the largest value is judged: one is enough to show it. */
  private boolean isMax() {
    return statistic() instanceof Statistic.Max
        || (statistic() instanceof Statistic.Percentile percentile && percentile.percent() == 100);
  }

  /** Tells whether no further value could mend what is broken. */
  private boolean isMaxBelow() {
    return isMax() && threshold.comparison() == Threshold.Comparison.BELOW;
  }

  /** The quantile that is judged, or 0 where none is. */
  private double quantile() {
    return switch (statistic()) {
      case Statistic.Percentile percentile -> isMax() ? 0 : percentile.percent() / 100;
      case Statistic.Mean mean -> 0;
      case Statistic.Max max -> 0;
    };
  }

  private Statistic statistic() {
    return switch (threshold.metric()) {
      case Metric.Latency latency -> latency.statistic();
      case Metric.Distribution distribution -> distribution.statistic();
      case Metric.ErrorRate errorRate -> Statistic.Mean.MEAN;
      case Metric.CheckRate checkRate -> Statistic.Mean.MEAN;
      case Metric.Throughput throughput -> Statistic.Mean.MEAN;
      case Metric.Dropped dropped -> Statistic.Mean.MEAN;
      case Metric.Counter counter -> Statistic.Mean.MEAN;
    };
  }

  private boolean isWorse(double value, double than) {
    return switch (threshold.comparison()) {
      case BELOW -> value > than;
      case ABOVE -> value < than;
    };
  }
}
