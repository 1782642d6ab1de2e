package io.orcastrike.cli;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sections of the summary that are tables; empty where there is nothing to tell. */
record SummaryTables(RunReport report, Look look) {
  private static final int MOST_ERRORS = 10;
  private static final int MOST_DRONES = 10;
  private static final int MOST_CHECKS = 20;
  private static final int MOST_COLUMNS = 94;
  private static final int MOST_NAME = 36;

  List<String> errors() {
    if (report.errors().isEmpty()) {
      return List.of();
    }
    Table table = new Table(look, "count", "share", "seen", "where").left(2, 3);
    long ended = Math.max(1, report.totals().ended());
    for (ErrorGroup group : report.errors().stream().limit(MOST_ERRORS).toList()) {
      table.row(
          Paint.PLAIN,
          Figures.count(group.count()),
          Figures.percent((double) group.count() / ended),
          Figures.clock(group.firstSecond()) + "-" + Figures.clock(group.lastSecond()),
          Figures.brief(
              group.scenario() + (group.step().isEmpty() ? "" : " / " + group.step()), 48));
      table.row(Paint.PLAIN, "  " + Figures.brief(group.message(), MOST_COLUMNS));
      if (!group.samples().isEmpty() && !group.samples().get(0).equals(group.message())) {
        table.row(
            Paint.DIM, "  such as: " + Figures.brief(group.samples().get(0), MOST_COLUMNS - 9));
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
    List<CheckResult> failed = report.checks().stream().filter(c -> c.failed() > 0).toList();
    for (CheckResult check : failed.stream().limit(MOST_CHECKS).toList()) {
      table.row(
          Paint.DOUBTFUL,
          Figures.brief(check.scenario(), MOST_NAME),
          Figures.brief(check.name(), MOST_NAME),
          Figures.count(check.passed()),
          Figures.count(check.failed()));
    }
    List<String> lines = new ArrayList<>(failed.isEmpty() ? List.of() : table.lines());
    if (failed.size() > MOST_CHECKS) {
      lines.add("  and %d more that failed in result.json".formatted(failed.size() - MOST_CHECKS));
    }
    long kept = report.checks().stream().filter(check -> check.failed() == 0).count();
    if (kept > 0) {
      lines.add("  %s%d passed every time".formatted(failed.isEmpty() ? "all " : "", kept));
    }
    return lines;
  }

  List<String> own() {
    Table table = new Table(look, "", "").left(0, 1);
    for (Map.Entry<String, Long> counter : new TreeMap<>(report.counters()).entrySet()) {
      table.row(
          Paint.PLAIN,
          Figures.brief(counter.getKey(), MOST_NAME),
          Figures.count(counter.getValue()));
    }
    for (var entry : new TreeMap<>(report.distributions()).entrySet()) {
      var values = entry.getValue();
      table.row(
          Paint.PLAIN,
          Figures.brief(entry.getKey(), MOST_NAME),
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
    for (DroneResult drone : conspicuous()) {
      table.row(
          drone.state() == DroneResult.State.COMPLETE ? Paint.PLAIN : Paint.BAD,
          Figures.brief(drone.name(), MOST_NAME),
          Figures.count(drone.totals().started()),
          Figures.millis(drone.lag().percentile(99)),
          Figures.millis(drone.lag().max()),
          Figures.percent(drone.health().cpuShare()),
          Figures.percent(drone.health().gcShare()),
          drone.state() == DroneResult.State.COMPLETE ? "" : "its data is not complete");
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (report.drones().size() > MOST_DRONES) {
      lines.add("  and %d more in result.json".formatted(report.drones().size() - MOST_DRONES));
    }
    start().ifPresent(lines::add);
    return lines;
  }

  /** All drones where they are few; else those whose data is not complete, and the latest. */
  private List<DroneResult> conspicuous() {
    return report.drones().size() <= MOST_DRONES
        ? report.drones()
        : report.drones().stream()
            .sorted(
                Comparator.comparing(DroneResult::state, Comparator.reverseOrder())
                    .thenComparingLong(drone -> -drone.lag().percentile(99)))
            .limit(MOST_DRONES)
            .toList();
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
            "  began within %s ms of each other, by clocks known to %s ms"
                .formatted(
                    Figures.millis(skews.getMax() - skews.getMin()),
                    Figures.millis(2 * bounds.getMax())));
  }
}
