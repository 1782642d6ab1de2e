package io.orcastrike.core.compare;

import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The changes of all figures that two runs have in common. */
final class Changes {
  /** A figure of a series, not judged yet; without an estimate there is no telling. */
  private record Found(
      SeriesKey key, Figure figure, double before, double after, List<Estimate> estimate) {}

  private final MeasuredRun before;
  private final MeasuredRun after;
  private final boolean sameLoad;
  private final boolean paired;
  private final CompareSettings settings;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param sameLoad whether throughput says anything of the target
   */
  Changes(MeasuredRun before, MeasuredRun after, boolean sameLoad, CompareSettings settings) {
    this.before = before;
    this.after = after;
    this.sameLoad = sameLoad;
    this.settings = settings;
    this.paired = Pairing.isWanted(before, after) && Pairing.isPossible(before, after);
  }

  /** Returns them scenario by scenario, each followed by its steps. */
  List<Change> judged() {
    Set<List<String>> common = before.scenarios();
    for (List<String> each : after.scenarios()) {
      if (common.contains(each)) {
        addScenario(each.get(0), each.get(1));
      }
    }
    List<Found> tellable = found.stream().filter(each -> !each.estimate.isEmpty()).toList();
    double[] adjusted =
        Holm.adjusted(
            tellable.stream().map(each -> each.estimate.getFirst().probability()).toList());
    List<Change> changes = new ArrayList<>();
    int next = 0;
    for (Found each : found) {
      changes.add(each.estimate.isEmpty() ? untold(each) : judged(each, adjusted[next++]));
    }
    return changes;
  }

  private void addScenario(String workload, String scenario) {
    SeriesKey succeeded = new SeriesKey(workload, scenario, "", Outcome.SUCCEEDED, false);
    SeriesKey failed = new SeriesKey(workload, scenario, "", Outcome.FAILED, false);
    addLatencies(succeeded);
    addErrorRate(succeeded, failed);
    addThroughput(succeeded);
    List<SeriesKey> steps = before.steps(workload, scenario);
    after.steps(workload, scenario).stream().filter(steps::contains).forEach(this::addLatencies);
  }

  private void addLatencies(SeriesKey key) {
    ValueTable first = before.values(key);
    ValueTable second = after.values(key);
    if (first.count() == 0 || second.count() == 0) {
      return; // said by the set-up, and judged by the error rate
    }
    boolean spread = Math.min(first.occupied(), second.occupied()) >= Comparability.FEWEST_UNITS;
    long count = spread ? Math.min(first.count(), second.count()) : 0;
    add(key, Figure.P50, count, percentile(first, 50), percentile(second, 50));
    add(key, Figure.P95, count, percentile(first, 95), percentile(second, 95));
    add(key, Figure.P99, count, percentile(first, 99), percentile(second, 99));
    add(key, Figure.MEAN, count, Ratio.mean(first), Ratio.mean(second));
  }

  private static Statistic percentile(ValueTable table, double percent) {
    return new Percentile(table, percent);
  }

  private void addErrorRate(SeriesKey succeeded, SeriesKey failed) {
    double[] failures = before.counts(failed);
    double[] ended = MeasuredRun.sum(failures, before.counts(succeeded));
    double[] laterFailures = after.counts(failed);
    double[] laterEnded = MeasuredRun.sum(laterFailures, after.counts(succeeded));
    add(
        failed,
        Figure.ERROR_RATE,
        most(ended, laterEnded),
        Ratio.share(failures, ended),
        Ratio.share(laterFailures, laterEnded));
  }

  private void addThroughput(SeriesKey succeeded) {
    double[] counts = before.counts(succeeded);
    double[] laterCounts = after.counts(succeeded);
    add(
        succeeded,
        Figure.THROUGHPUT,
        sameLoad ? most(counts, laterCounts) : 0,
        Ratio.perSecond(counts, before.lengths()),
        Ratio.perSecond(laterCounts, after.lengths()));
  }

  /** None in one of the runs is a finding, not a lack of one. */
  private static long most(double[] before, double[] after) {
    return (long) Math.max(Arrays.stream(before).sum(), Arrays.stream(after).sum());
  }

  private void add(SeriesKey key, Figure figure, long count, Statistic first, Statistic second) {
    List<Estimate> estimate = List.of();
    if (count >= figure.fewest) {
      estimate =
          List.of(
              paired ? Estimate.ofPaired(first, second) : Estimate.ofIndependent(first, second));
    }
    found.add(new Found(key, figure, first.value(), second.value(), estimate));
  }

  private static Change untold(Found each) {
    return new Change(
        each.key,
        each.figure.text,
        each.before,
        each.after,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Comparison.Outcome.NOT_COMPARABLE);
  }

  private Change judged(Found each, double probability) {
    Estimate estimate = each.estimate.getFirst();
    double reach = estimate.reach(settings.confidence());
    return new Change(
        each.key,
        each.figure.text,
        each.before,
        each.after,
        estimate.change() - reach,
        estimate.change() + reach,
        probability,
        probability <= 1 - settings.confidence()
            ? each.figure.outcome(each.before, estimate.change(), settings)
            : Comparison.Outcome.NOISE);
  }
}
