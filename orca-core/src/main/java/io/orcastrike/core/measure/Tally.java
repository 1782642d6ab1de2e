package io.orcastrike.core.measure;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sums of slices: of a second, a window, a drone or the run. Adding is exact, so the order does not
 * matter.
 *
 * <p>Used by one thread at a time.
 */
final class Tally {
  private final Map<SeriesKey, SeriesSum> series = new HashMap<>();
  private final SentSums sums = new SentSums();
  private final Map<CheckKey, CheckResult> checks = new HashMap<>();
  private final Map<String, Long> counters = new TreeMap<>();
  private final Map<String, DistributionBuilder> values = new TreeMap<>();
  private final ErrorSums errors = new ErrorSums();
  private final SlowSums slow = new SlowSums();

  private record CheckKey(String scenario, String name) {}

  void add(Slice slice) {
    slice.series().forEach(part -> sum(part.key()).add(part));
    sums.add(slice);
    slice
        .checks()
        .forEach(
            check ->
                add(
                    new CheckResult(
                        check.scenario(), check.name(), check.passed(), check.failed())));
    slice
        .counters()
        .forEach(counter -> counters.merge(counter.name(), counter.amount(), Long::sum));
    slice.values().forEach(part -> values(part.name()).add(part.distribution()));
    errors.add(slice);
    slow.add(slice);
  }

  /** Adds another; its errors and slowest iterations are in the sum of the run already. */
  void add(Tally other) {
    other.series.forEach((key, part) -> sum(key).add(part));
    sums.add(other.sums);
    other.checks.values().forEach(this::add);
    other.counters.forEach((name, amount) -> counters.merge(name, amount, Long::sum));
    other.values.forEach((name, part) -> values(name).add(part));
  }

  /** Returns all that this holds, as a slice of those seconds. */
  Slice slice(int from, int to, long inFlight) {
    return new Slice(
        from,
        to,
        sums.loads(),
        series(key -> true),
        checks.values().stream()
            .map(
                check ->
                    new Slice.Check(check.scenario(), check.name(), check.passed(), check.failed()))
            .toList(),
        counters.entrySet().stream()
            .map(counter -> new Slice.Counter(counter.getKey(), counter.getValue()))
            .toList(),
        values.entrySet().stream()
            .map(value -> new Slice.Values(value.getKey(), value.getValue().build()))
            .toList(),
        errors.failures(),
        slow.slowest(),
        Slice.Generator.inFlight(inFlight));
  }

  /** Adds every series to sums of others. */
  void addSeriesTo(Map<SeriesKey, SeriesSum> sums) {
    series.forEach((key, part) -> sums.computeIfAbsent(key, SeriesSum::new).add(part));
  }

  ErrorSums errors() {
    return errors;
  }

  List<SlowIteration> slowest() {
    return slow.slowest();
  }

  /** Returns what windows are judged by: seconds are kept for as long as the longest of them. */
  Tally judged(Judge judge) {
    Tally judged = new Tally();
    series.forEach(
        (key, part) -> {
          if (judge.looksAt(key)) {
            judged.sum(key).addJudged(part);
          }
        });
    judged.sums.add(sums);
    judged.checks.putAll(checks);
    judged.counters.putAll(counters);
    judged.values.putAll(values);
    return judged;
  }

  /** Returns the sum of series, as latency thresholds judge them. */
  Distribution judged(Predicate<SeriesKey> selected) {
    DistributionBuilder sum = new DistributionBuilder();
    series.forEach(
        (key, part) -> {
          if (selected.test(key)) {
            sum.add(part.judged());
          }
        });
    return sum.build();
  }

  /** Returns the sum of series' service times. */
  Distribution service(Predicate<SeriesKey> selected) {
    DistributionBuilder sum = new DistributionBuilder();
    series.forEach(
        (key, part) -> {
          if (selected.test(key)) {
            sum.add(part.build().service());
          }
        });
    return sum.build();
  }

  /** Returns the workloads in which iterations of a scenario ended. */
  Set<String> workloadsWith(String scenario) {
    return series.keySet().stream()
        .filter(key -> key.scenario().equals(scenario))
        .map(SeriesKey::workload)
        .collect(Collectors.toSet());
  }

  /** Returns how many iterations or steps ended in series. */
  long count(Predicate<SeriesKey> selected) {
    return sums.count(selected);
  }

  /** Returns the iterations counted of workloads; what was not reached is not known here. */
  Totals totals(Predicate<String> workload, boolean withWarmUp) {
    return sums.totals(workload, withWarmUp);
  }

  /** Returns a check's results over all scenarios. */
  CheckResult check(String name) {
    long passed = 0;
    long failed = 0;
    for (CheckResult check : checks.values()) {
      if (check.name().equals(name)) {
        passed += check.passed();
        failed += check.failed();
      }
    }
    return new CheckResult("", name, passed, failed);
  }

  List<CheckResult> checks() {
    return checks.values().stream()
        .sorted(Comparator.comparing(CheckResult::scenario).thenComparing(CheckResult::name))
        .toList();
  }

  Map<String, Long> counters() {
    return counters;
  }

  Map<String, Distribution> distributions() {
    Map<String, Distribution> result = new TreeMap<>();
    values.forEach((name, builder) -> result.put(name, builder.build()));
    return result;
  }

  List<Series> series(Predicate<SeriesKey> selected) {
    List<Series> result = new ArrayList<>();
    series.forEach(
        (key, sum) -> {
          if (selected.test(key)) {
            result.add(sum.build());
          }
        });
    result.sort(Comparator.comparing(Series::key, SeriesSum.ORDER));
    return result;
  }

  private void add(CheckResult check) {
    checks.merge(
        new CheckKey(check.scenario(), check.name()),
        check,
        (a, b) ->
            new CheckResult(
                a.scenario(), a.name(), a.passed() + b.passed(), a.failed() + b.failed()));
  }

  private SeriesSum sum(SeriesKey key) {
    return series.computeIfAbsent(key, SeriesSum::new);
  }

  private DistributionBuilder values(String name) {
    return values.computeIfAbsent(name, key -> new DistributionBuilder());
  }
}
