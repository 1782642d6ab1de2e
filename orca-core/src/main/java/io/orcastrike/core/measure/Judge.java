package io.orcastrike.core.measure;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Judges all thresholds of a plan. A window is judged once every drone has covered its last second,
 * after warm-up, and only if every slice lies in it whole; what it says does not change later.
 *
 * <p>Used by one thread at a time.
 */
final class Judge {
  private final List<ThresholdJudge> judges;
  private final int warmUpEnd;

  Judge(List<Threshold> thresholds, int warmUpEnd) {
    this.judges = thresholds.stream().map(ThresholdJudge::new).toList();
    this.warmUpEnd = warmUpEnd;
  }

  /** Returns the longest window, in seconds. */
  int longestWindow() {
    return judges.stream().mapToInt(ThresholdJudge::window).max().orElse(0);
  }

  /**
   * Judges what ends with a second that all drones have covered.
   *
   * @param end the second after it
   * @param whole the run up to now
   * @param window the tally of so many last seconds; empty where a slice lies in them only in part
   */
  void judge(int end, Tally whole, IntFunction<Optional<Tally>> window) {
    for (ThresholdJudge judge : judges) {
      int seconds = judge.window();
      if (seconds == 0) {
        judge.judge(read(judge, whole, end - warmUpEnd), limitShare(judge, whole), end);
      } else if (end - seconds >= warmUpEnd && isOffered(judge, whole, window)) {
        window
            .apply(seconds)
            .ifPresent(
                tally -> judge.judge(read(judge, tally, seconds), limitShare(judge, tally), end));
      }
    }
  }

  /** Tells whether a window's judgement needs the times of a series. */
  boolean looksAt(SeriesKey key) {
    return key.isIteration()
        || judges.stream()
            .filter(judge -> judge.window() > 0)
            .anyMatch(judge -> MetricReader.needsTimes(judge.threshold().metric(), key));
  }

  /**
   * Tells whether load was still made in the last second of a window: throughput that falls because
   * the load has ended is no finding.
   */
  private static boolean isOffered(
      ThresholdJudge judge, Tally whole, IntFunction<Optional<Tally>> window) {
    if (!(judge.threshold().metric() instanceof Metric.Throughput throughput)) {
      return true;
    }
    Predicate<String> workloads = MetricReader.workloads(throughput.of(), whole);
    return window.apply(1).map(last -> last.totals(workloads, false).planned() > 0).orElse(false);
  }

  /** Returns the first threshold that demands the run to end now. */
  Optional<Threshold> abortDemanded() {
    return judges.stream()
        .filter(ThresholdJudge::demandsAbort)
        .map(ThresholdJudge::threshold)
        .findFirst();
  }

  /**
   * Returns what the thresholds come to.
   *
   * @param seconds how long the run was, warm-up too
   */
  List<ThresholdResult> results(Tally whole, double seconds, boolean complete) {
    return judges.stream()
        .map(
            judge ->
                judge.result(
                    read(judge, whole, seconds - warmUpEnd), limitShare(judge, whole), complete))
        .toList();
  }

  private static double limitShare(ThresholdJudge judge, Tally tally) {
    return MetricReader.limitShare(judge.threshold().metric(), tally);
  }

  private static Reading read(ThresholdJudge judge, Tally tally, double seconds) {
    return MetricReader.read(judge.threshold().metric(), tally, seconds);
  }
}
