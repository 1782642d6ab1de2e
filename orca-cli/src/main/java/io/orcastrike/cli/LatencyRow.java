package io.orcastrike.cli;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the summary shows of a scenario or a step, its outcomes together.
 *
 * <p>Used by one thread at a time.
 */
final class LatencyRow {
  private record Key(String workload, String scenario, String step) {}

  private static final double[] PERCENTS = {50, 90, 95, 99, 99.9, 100};
  private static final double SAME_SHARE = 0.1;
  private static final long SAME_MICROS = 1_000;

  private final Key key;
  private final double seconds;
  private final DistributionBuilder response = new DistributionBuilder();
  private final DistributionBuilder service = new DistributionBuilder();
  private long count;
  private long failed;

  private LatencyRow(Key key, double seconds) {
    this.key = key;
    this.seconds = seconds;
  }

  /**
   * Returns the rows in the order of scenarios, each followed by its steps; parts of steps and
   * warm-up apart.
   */
  static List<LatencyRow> of(RunReport report) {
    double seconds = Math.max(1e-3, report.elapsed().toNanos() / 1e9);
    Map<Key, LatencyRow> scenarios = new LinkedHashMap<>();
    Map<Key, List<LatencyRow>> steps = new LinkedHashMap<>();
    Map<Key, LatencyRow> rows = new LinkedHashMap<>();
    for (Series series : report.series()) {
      if (series.key().warmUp() || series.key().isPart()) {
        continue;
      }
      var key = series.key();
      Key scenario = new Key(key.workload(), key.scenario(), "");
      Key own = new Key(key.workload(), key.scenario(), key.step());
      LatencyRow row = rows.get(own);
      if (row == null) {
        row = new LatencyRow(own, seconds);
        rows.put(own, row);
        steps.computeIfAbsent(scenario, any -> new ArrayList<>());
        if (key.isIteration()) {
          scenarios.put(scenario, row);
        } else {
          steps.get(scenario).add(row);
        }
      }
      row.add(series);
    }
    List<LatencyRow> sorted = new ArrayList<>();
    steps.forEach(
        (scenario, itsSteps) -> {
          LatencyRow whole = scenarios.get(scenario);
          if (whole != null) {
            sorted.add(whole);
          }
          sorted.addAll(itsSteps);
        });
    return sorted;
  }

  /** Returns so many rows, in their order, of which no other is slower. */
  static List<LatencyRow> slowest(List<LatencyRow> rows, int most) {
    if (rows.size() <= most) {
      return rows;
    }
    Set<LatencyRow> slowest =
        rows.stream()
            .sorted(Comparator.comparingLong((LatencyRow row) -> -row.judged().percentile(99)))
            .limit(most)
            .collect(Collectors.toSet());
    return rows.stream().filter(slowest::contains).toList();
  }

  private Distribution judged() {
    return (isWhole() ? response : service).build();
  }

  private boolean isWhole() {
    return key.step().isEmpty();
  }

  /** Tells whether service time tells the same as response time, so that it needs no line. */
  boolean isOnTime() {
    Distribution responses = response.build();
    Distribution services = service.build();
    return isWhole()
        && !responses.isEmpty()
        && IntStream.range(0, PERCENTS.length)
            .allMatch(
                i -> {
                  long responded = responses.percentile(PERCENTS[i]);
                  long apart = responded - services.percentile(PERCENTS[i]);
                  return apart <= SAME_MICROS || apart <= SAME_SHARE * responded;
                });
  }

  private void add(Series series) {
    count += series.count();
    switch (series.key().outcome()) {
      case SUCCEEDED -> {
        response.add(series.response());
        service.add(series.service());
      }
      case FAILED -> failed += series.count();
      case INTERRUPTED -> {}
    }
  }

  void addTo(Table table) {
    String name = isWhole() ? key.scenario() : "  " + key.step();
    String stepKind = key.step().equals(SeriesKey.WAITING) ? "waiting" : "service";
    row(table, Figures.brief(name, 36), isWhole() ? "response" : stepKind, judged(), true);
    if (isWhole() && !isOnTime()) {
      row(table, "", "service", service.build(), false);
    }
  }

  private void row(Table table, String name, String kind, Distribution values, boolean first) {
    List<String> cells = new ArrayList<>(List.of(name, kind));
    cells.add(first ? Figures.count(count) : "");
    cells.add(first ? Figures.threeDigits(count / seconds) : "");
    cells.add(first ? Figures.percent(count == 0 ? 0 : (double) failed / count) : "");
    for (double percent : PERCENTS) {
      cells.add(values.isEmpty() ? "-" : Figures.millis(values.percentile(percent)));
    }
    table.row(Paint.PLAIN, cells.toArray(String[]::new));
  }
}
