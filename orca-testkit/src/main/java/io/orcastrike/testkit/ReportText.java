package io.orcastrike.testkit;

import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what a reader of a failed assertion wants to know of a run. */
final class ReportText {
  private static final int MOST_ERRORS = 3;
  private static final int MOST_LINES = 5;
  private static final int MOST_TIMES = 8;

  private ReportText() {}

  static String of(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append("run %s of plan \"%s\": ".formatted(report.info().runId(), report.info().plan()));
    text.append(report.verdict());
    report.reasons().stream().limit(MOST_LINES).forEach(r -> line(text, "because", r));
    line(text, "totals", totals(report.totals()));
    report.thresholds().forEach(threshold -> line(text, "threshold", threshold(threshold)));
    List<String> times = ReportTimes.of(report);
    times.stream().limit(MOST_TIMES).forEach(t -> line(text, "times", t));
    if (times.size() > MOST_TIMES) {
      line(text, "times", "and of %d more".formatted(times.size() - MOST_TIMES));
    }
    report.errors().stream().limit(MOST_ERRORS).forEach(e -> line(text, "error", error(e)));
    if (report.errors().size() > MOST_ERRORS) {
      line(text, "error", "and %d more kinds".formatted(report.errors().size() - MOST_ERRORS));
    }
    report.warnings().stream().limit(MOST_LINES).forEach(w -> line(text, "warning", w));
    return text.toString();
  }

  /** Names what was measured, for those who asked for something else. */
  static String measured(RunReport report) {
    return report.series().stream()
        .filter(series -> !series.key().warmUp())
        .map(series -> series.key())
        .map(
            key ->
                key.isIteration() ? key.scenario() : "%s/%s".formatted(key.scenario(), key.step()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String what, String line) {
    text.append("\n  ").append(what).append(": ").append(line);
  }

  private static String totals(Totals totals) {
    return "%d planned, %d started, %d succeeded, %d failed, %d interrupted, %d dropped, %d not reached, %d undelivered"
        .formatted(
            totals.planned(),
            totals.started(),
            totals.succeeded(),
            totals.failed(),
            totals.interrupted(),
            totals.dropped().total(),
            totals.notReached(),
            totals.undelivered());
  }

  private static String threshold(ThresholdResult threshold) {
    Optional<String> observed =
        threshold.observed().stream()
            .boxed()
            .findFirst()
            .map(value -> String.format(Locale.ROOT, "%.3f", value));
    return "%s %s, observed %s%s"
        .formatted(
            threshold.expression(),
            threshold.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            observed.orElse("nothing"),
            threshold.explanation().isEmpty() ? "" : ": " + threshold.explanation());
  }

  private static String error(ErrorGroup error) {
    String place =
        error.step().isEmpty() ? error.scenario() : error.scenario() + "/" + error.step();
    return "%d times in %s: %s".formatted(error.count(), place, error.message());
  }
}
