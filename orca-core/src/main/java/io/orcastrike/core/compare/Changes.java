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

  private static final List<Figure> LATENCIES =
      List.of(Figure.P50, Figure.P95, Figure.P99, Figure.MEAN);

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
    add(key, LATENCIES, count, latencies(first), latencies(second));
  }

  private static List<Statistic> latencies(ValueTable table) {
    return List.of(
        new Percentile(table, 50),
        new Percentile(table, 95),
        new Percentile(table, 99),
        Ratio.mean(table));
  }

  private void addErrorRate(SeriesKey succeeded, SeriesKey failed) {
    double[] failures = before.counts(failed);
    double[] ended = MeasuredRun.sum(failures, before.counts(succeeded));
    double[] laterFailures = after.counts(failed);
    double[] laterEnded = MeasuredRun.sum(laterFailures, after.counts(succeeded));
    add(
        failed,
        List.of(Figure.ERROR_RATE),
        most(ended, laterEnded),
        List.of(Ratio.share(failures, ended)),
        List.of(Ratio.share(laterFailures, laterEnded)));
  }

  private void addThroughput(SeriesKey succeeded) {
    double[] counts = before.counts(succeeded);
    double[] laterCounts = after.counts(succeeded);
    add(
        succeeded,
        List.of(Figure.THROUGHPUT),
        sameLoad ? most(counts, laterCounts) : 0,
        List.of(Ratio.perSecond(counts, before.lengths())),
        List.of(Ratio.perSecond(laterCounts, after.lengths())));
  }

  /** None in one of the runs is a finding, not a lack of one. */
  private static long most(double[] before, double[] after) {
    return (long) Math.max(Arrays.stream(before).sum(), Arrays.stream(after).sum());
  }

  private void add(
      SeriesKey key,
      List<Figure> figures,
      long count,
      List<? extends Statistic> before,
      List<? extends Statistic> after) {
    Memory memory = Memory.of(before, after);
    for (int i = 0; i < figures.size(); i++) {
      Statistic first = before.get(i);
      Statistic second = after.get(i);
      List<Estimate> estimate = List.of();
      if (count >= figures.get(i).fewest) {
        estimate =
            List.of(
                paired
                    ? Estimate.ofPaired(first, second, memory)
                    : Estimate.ofIndependent(first, second, memory));
      }
      found.add(new Found(key, figures.get(i), first.value(), second.value(), estimate));
    }
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
