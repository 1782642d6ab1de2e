package io.orcastrike.core.sink;

import static io.orcastrike.core.sink.Markdown.percent;
import static io.orcastrike.core.sink.Markdown.plain;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.TimeShare;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes {@code summary.md}: the result for people, where Markdown is shown. What decides comes
 * first; what is looked up is folded away.
 */
public final class SummaryMarkdown implements ResultSink {
  private static final int MOST_TEXTS = 10;
  private static final int MOST_SHARES = 5;

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
    MarkdownTables tables = new MarkdownTables(report);
    StringBuilder document = new StringBuilder();
    document.append("## %s %s\n\n".formatted(mark(report.verdict()), title(report)));
    document.append(facts(report)).append("\n");
    addTexts(document, "", report.reasons());
    document.append(tables.thresholds());
    document.append(whereTheTimeWent(report));
    document.append(tables.slowest());
    document.append(tables.errors());
    addTexts(document, "Warnings", report.warnings());
    addTexts(
        document,
        "Results elsewhere",
        report.deliveries().stream().map(SummaryMarkdown::delivery).toList());
    document.append("\n<details><summary>Load and all series</summary>\n");
    document.append(tables.load()).append(tables.series()).append("\n</details>\n");
    document.append(
        "\nRun `%s` of `%s`, seed %d, Orca %s\n"
            .formatted(
                Markdown.code(report.info().runId()),
                Markdown.code(report.info().test()),
                report.info().seed(),
                plain(report.info().orcaVersion())));
    return document.toString();
  }

  private static String title(RunReport report) {
    return "Orca: %s: %s"
        .formatted(plain(report.info().plan()), report.verdict().name().replace('_', ' '));
  }

  /** Colours are told apart by their shapes too. */
  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "✅";
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED, NOT_COMPLETED, FAILED -> "❌";
      case INVALID, INCONCLUSIVE, INTERRUPTED, TERMINATED -> "⚠️";
    };
  }

  /** One line: good or not, to be trusted or not, how much. */
  private static String facts(RunReport report) {
    Totals totals = report.totals();
    long judged = totals.succeeded() + totals.failed();
    long kept =
        report.thresholds().stream()
            .filter(each -> each.state() == ThresholdResult.State.PASSED)
            .count();
    String lag =
        Markdown.millis(
            report.drones().stream()
                .map(DroneResult::lag)
                .mapToLong(each -> each.percentile(99))
                .max()
                .orElse(0));
    int drones = report.info().drones().size();
    return String.join(
        " · ",
        "**%d of %d thresholds kept**".formatted(kept, report.thresholds().size()),
        "**%s** (lag p99 %s ms)".formatted(trust(report.verdict()), lag),
        "%s iterations, %s failed, %d dropped"
            .formatted(
                judged,
                percent(judged == 0 ? 0 : (double) totals.failed() / judged),
                totals.dropped().total()),
        String.format(Locale.ROOT, "%.1f s", report.elapsed().toNanos() / 1e9),
        drones + (drones == 1 ? " drone" : " drones"));
  }

  private static String trust(Verdict verdict) {
    return switch (verdict) {
      case PASSED, FAILED -> "trustworthy";
      case INVALID -> "not trustworthy";
      case INCONCLUSIVE -> "too little data to tell";
      case INTERRUPTED, TERMINATED, NOT_COMPLETED -> "a part of the run only";
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED -> "there was no load";
    };
  }

  private static String whereTheTimeWent(RunReport report) {
    List<TimeShare> shares = TimeShare.of(report.series());
    if (shares.isEmpty()) {
      return "";
    }
    return "\nWhere the time went: %s\n"
        .formatted(
            shares.stream()
                .limit(MOST_SHARES)
                .map(
                    each ->
                        "%s %s"
                            .formatted(
                                each.step().isEmpty()
                                    ? plain(each.scenario()) + ", outside of steps"
                                    : Markdown.place(each.scenario(), each.step()),
                                percent(each.share())))
                .collect(Collectors.joining(" · ")));
  }

  private static String delivery(Delivery delivery) {
    return "%s%s: %s"
        .formatted(
            delivery.sink(), delivery.complete() ? "" : " has not everything", delivery.text());
  }

  private static void addTexts(StringBuilder to, String title, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    to.append(title.isEmpty() ? "\n" : "\n%s:\n\n".formatted(title));
    texts.stream().limit(MOST_TEXTS).forEach(line -> to.append("- %s\n".formatted(plain(line))));
    if (texts.size() > MOST_TEXTS) {
      to.append("- and %d more in result.json\n".formatted(texts.size() - MOST_TEXTS));
    }
  }
}
