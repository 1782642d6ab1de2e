package io.orcastrike.core.sink;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes {@code summary.md}: the result for people, where Markdown is shown. */
public final class SummaryMarkdown implements ResultSink {
  private static final int MOST_ERRORS = 10;

  private final Path folder;

  /** Makes a sink that writes into a folder, which is made when needed. */
  public SummaryMarkdown(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "summary.md";
  }

  @Override
  public void ended(RunReport report) throws IOException {
    WholeFile.write(folder.resolve("summary.md"), text(report));
  }

  /** Returns the document. */
  public static String text(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append("## Orca: %s: %s%n%n".formatted(cell(report.info().plan()), report.verdict()));
    text.append(
        "Run `%s` of `%s`, %d drone%s, %.1f s%n"
            .formatted(
                code(report.info().runId()),
                code(report.info().test()),
                report.info().drones().size(),
                report.info().drones().size() == 1 ? "" : "s",
                report.elapsed().toNanos() / 1e9));
    addTexts(text, "Reasons", report.reasons());
    addThresholds(text, report);
    addLoad(text, report.totals());
    addLatencies(text, report);
    addErrors(text, report);
    addTexts(text, "Warnings", report.warnings());
    return text.toString().replace("\r", "");
  }

  private static void addThresholds(StringBuilder text, RunReport report) {
    if (report.thresholds().isEmpty()) {
      return;
    }
    text.append("\n| | threshold | observed | first broken at |\n|---|---|---:|---:|\n");
    for (ThresholdResult threshold : report.thresholds()) {
      String mark =
          switch (threshold.state()) {
            case PASSED -> "passed";
            case FAILED -> "**FAILED**";
            case NO_DATA -> "**NO DATA**";
            case INCONCLUSIVE -> "**INCONCLUSIVE**";
          };
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  mark,
                  cell(threshold.expression()),
                  threshold.observed().isPresent()
                      ? number(threshold.observed().getAsDouble())
                      : "",
                  threshold.firstBreach().isPresent()
                      ? threshold.firstBreach().getAsLong() + " s"
                      : ""));
    }
  }

  private static void addLoad(StringBuilder text, Totals totals) {
    text.append(
        """

        | planned | started | succeeded | failed | interrupted | dropped | not reached | undelivered |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        | %d | %d | %d | %d | %d | %d | %d | %d |
        """
            .formatted(
                totals.planned(),
                totals.started(),
                totals.succeeded(),
                totals.failed(),
                totals.interrupted(),
                totals.dropped().total(),
                totals.notReached(),
                totals.undelivered()));
  }

  private static void addLatencies(StringBuilder text, RunReport report) {
    if (report.series().isEmpty()) {
      return;
    }
    text.append(
        """

        | scenario | step | outcome | count | p50 ms | p90 ms | p95 ms | p99 ms | p99.9 ms | max ms |
        |---|---|---|---:|---:|---:|---:|---:|---:|---:|
        """);
    for (Series series : report.series()) {
      if (!series.key().warmUp()) {
        Distribution judged = series.judged();
        text.append(
            "| %s | %s | %s | %d | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                    cell(series.key().scenario()),
                    cell(series.key().step()),
                    series.key().outcome().name().toLowerCase(Locale.ROOT),
                    series.count(),
                    number(judged.percentile(50) / 1e3),
                    number(judged.percentile(90) / 1e3),
                    number(judged.percentile(95) / 1e3),
                    number(judged.percentile(99) / 1e3),
                    number(judged.percentile(99.9) / 1e3),
                    number(judged.max() / 1e3)));
      }
    }
  }

  private static void addErrors(StringBuilder text, RunReport report) {
    if (report.errors().isEmpty()) {
      return;
    }
    text.append("\n| errors | scenario | step | message |\n|---:|---|---|---|\n");
    for (ErrorGroup group : report.errors().stream().limit(MOST_ERRORS).toList()) {
      text.append(
          "| %d | %s | %s | %s |\n"
              .formatted(
                  group.count(),
                  cell(group.scenario()),
                  cell(group.step()),
                  cell(group.message())));
    }
    if (report.errors().size() > MOST_ERRORS) {
      text.append("\nand %d more kinds of error\n".formatted(report.errors().size() - MOST_ERRORS));
    }
  }

  private static void addTexts(StringBuilder text, String title, Iterable<String> texts) {
    StringBuilder lines = new StringBuilder();
    texts.forEach(line -> lines.append("- ").append(cell(line)).append('\n'));
    if (!lines.isEmpty()) {
      text.append("\n").append(title).append(":\n\n").append(lines);
    }
  }

  /** Makes a text safe where Markdown, a table or HTML would read more into it. */
  private static String cell(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '<') {
        safe.append("&lt;");
      } else if (character == '&') {
        safe.append("&amp;");
      } else if (Character.isISOControl(character)) {
        safe.append(' ');
      } else {
        safe.append("\\`*_[]|".indexOf(character) >= 0 ? "\\" : "").append(character);
      }
    }
    return safe.toString();
  }

  private static String code(String text) {
    return text.replaceAll("[`\\p{Cntrl}|]", " ");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }
}
