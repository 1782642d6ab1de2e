package io.orcastrike.cli;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sections of the summary that are tables; empty where there is nothing to tell. */
record SummaryTables(RunReport report, Look look) {
  private static final int MOST_ERRORS = 10;

  List<String> errors() {
    if (report.errors().isEmpty()) {
      return List.of();
    }
    Table table = new Table(look, "count", "share", "seen", "where", "").left(2, 3, 4);
    long ended = Math.max(1, report.totals().ended());
    for (ErrorGroup group : report.errors().stream().limit(MOST_ERRORS).toList()) {
      table.row(
          Paint.PLAIN,
          Figures.count(group.count()),
          Figures.percent((double) group.count() / ended),
          Figures.clock(group.firstSecond()) + "-" + Figures.clock(group.lastSecond()),
          Figures.brief(
              group.scenario() + (group.step().isEmpty() ? "" : " / " + group.step()), 32),
          Figures.brief(group.message(), 100));
      if (!group.samples().isEmpty() && !group.samples().get(0).equals(group.message())) {
        table.row(
            Paint.DIM, "", "", "", "", "such as: " + Figures.brief(group.samples().get(0), 100));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (report.errors().size() > MOST_ERRORS) {
      lines.add(
          "  and %d more kinds in result.json".formatted(report.errors().size() - MOST_ERRORS));
    }
    return lines;
  }

  List<String> checks() {
    if (report.checks().isEmpty()) {
      return List.of();
    }
    Table table = new Table(look, "", "", "passed", "failed").left(0, 1);
    for (CheckResult check : report.checks()) {
      table.row(
          check.failed() > 0 ? Paint.DOUBTFUL : Paint.PLAIN,
          check.scenario(),
          check.name(),
          Figures.count(check.passed()),
          Figures.count(check.failed()));
    }
    return table.lines();
  }

  List<String> own() {
    Table table = new Table(look, "", "").left(0, 1);
    for (Map.Entry<String, Long> counter : new TreeMap<>(report.counters()).entrySet()) {
      table.row(Paint.PLAIN, counter.getKey(), Figures.count(counter.getValue()));
    }
    for (var entry : new TreeMap<>(report.distributions()).entrySet()) {
      var values = entry.getValue();
      table.row(
          Paint.PLAIN,
          entry.getKey(),
          "p50 %s  p95 %s  p99 %s  max %s"
              .formatted(
                  Figures.count(values.percentile(50)),
                  Figures.count(values.percentile(95)),
                  Figures.count(values.percentile(99)),
                  Figures.count(values.max())));
    }
    return table.lines();
  }

  List<String> drones() {
    if (report.drones().isEmpty()) {
      return List.of();
    }
    Table table =
        new Table(look, "", "started", "lag p99 ms", "lag max ms", "cpu max", "gc max", "")
            .left(0, 6);
    for (DroneResult drone : report.drones()) {
      table.row(
          drone.state() == DroneResult.State.COMPLETE ? Paint.PLAIN : Paint.BAD,
          drone.name(),
          Figures.count(drone.totals().started()),
          Figures.millis(drone.lag().percentile(99)),
          Figures.millis(drone.lag().max()),
          Figures.percent(drone.health().cpuShare()),
          Figures.percent(drone.health().gcShare()),
          drone.state() == DroneResult.State.COMPLETE ? "" : "its data is not complete");
    }
    List<String> lines = new ArrayList<>(table.lines());
    start().ifPresent(lines::add);
    return lines;
  }

  /** Says how far apart the drones began, and how sure that is. */
  private Optional<String> start() {
    LongSummaryStatistics skews =
        report.drones().stream().mapToLong(DroneResult::startSkewMicros).summaryStatistics();
    LongSummaryStatistics bounds =
        report.drones().stream().mapToLong(DroneResult::startSkewBoundMicros).summaryStatistics();
    return skews.getCount() < 2 || bounds.getMax() == 0
        ? Optional.empty()
        : Optional.of(
            "began within %s ms of each other, by clocks known to %s ms"
                .formatted(
                    Figures.millis(skews.getMax() - skews.getMin()),
                    Figures.millis(2 * bounds.getMax())));
  }
}
