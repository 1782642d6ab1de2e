package io.orcastrike.cli;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a run came to, as text for people. */
final class Summary {
  private static final int MOST_ROWS = 20;

  private final RunReport report;
  private final Look look;
  private final List<String> lines = new ArrayList<>();

  private Summary(RunReport report, Look look) {
    this.report = report;
    this.look = look;
  }

  /**
   * Returns the whole summary.
   *
   * @param warnings of the command line, beside those of the report
   * @param lesson what there is to learn from the run; may be empty
   * @param files that were written
   * @param next the command to type next
   */
  static String text(
      RunReport report,
      Look look,
      List<String> warnings,
      String lesson,
      List<Path> files,
      String next) {
    Summary summary = new Summary(report, look);
    SummaryHead head = new SummaryHead(report, look);
    summary.lines.addAll(head.verdict());
    summary.lines.addAll(head.trust());
    summary.lines.addAll(head.timeShares());
    summary.addThresholds();
    summary.addLoad();
    summary.addLatency();
    SummaryTables tables = new SummaryTables(report, look);
    summary.add("errors", tables.errors());
    summary.add("checks", tables.checks());
    summary.add("the test's own", tables.own());
    summary.add("drones", tables.drones());
    summary.addWarnings(warnings);
    if (!lesson.isEmpty()) {
      summary.title(lesson.lines().findFirst().orElse(""));
      lesson.lines().skip(1).forEach(summary.lines::add);
    }
    summary.addDeliveries();
    summary.addFiles(files);
    summary.title("next");
    summary.lines.add("  " + next);
    return summary.text();
  }

  /** Returns the verdict and the files only. */
  static String brief(RunReport report, Look look, List<Path> files) {
    Summary summary = new Summary(report, look);
    summary.lines.addAll(new SummaryHead(report, look).verdict());
    files.forEach(file -> summary.lines.add(file.toString()));
    return summary.text();
  }

  private String text() {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void addThresholds() {
    if (report.thresholds().isEmpty()) {
      return;
    }
    title("thresholds");
    Table table = new Table(look, "", "", "", "").left(1, 3);
    for (ThresholdResult threshold : report.thresholds()) {
      Judged judged = new Judged(threshold);
      String breach =
          threshold.firstBreach().isPresent()
              ? "first broken at " + Figures.clock(threshold.firstBreach().getAsLong())
              : "";
      table.row(
          report.verdict() == Verdict.INVALID ? Paint.DIM : judged.paint(),
          judged.mark(look),
          Figures.brief(threshold.expression(), 72),
          judged.observed(),
          joined(margin(threshold), breach, threshold.explanation()));
    }
    lines.addAll(table.lines());
  }

  private static String margin(ThresholdResult threshold) {
    OptionalDouble margin = threshold.margin();
    if (margin.isEmpty()) {
      return "";
    }
    double share = margin.getAsDouble();
    return share >= 0
        ? "margin " + Figures.percent(share)
        : (threshold.isMinimum() ? "below" : "over") + " the bound by " + Figures.percent(-share);
  }

  private void addLoad() {
    Totals totals = report.totals();
    title("load");
    lines.add(
        "  planned %s  started %s  finished %s  dropped %s"
            .formatted(
                Figures.count(totals.planned()),
                Figures.count(totals.started()),
                Figures.count(totals.ended()),
                Figures.count(totals.dropped().total())));
    List<String> rest = new ArrayList<>();
    addCount(rest, "failed", totals.failed());
    addCount(rest, "interrupted", totals.interrupted());
    addCount(rest, "dropped at the in-flight limit", totals.dropped().limit());
    addCount(rest, "dropped by late generators", totals.dropped().generator());
    addCount(rest, "dropped by late orders", totals.dropped().late());
    addCount(rest, "not reached", totals.notReached());
    addCount(rest, "undelivered by lost drones", totals.undelivered());
    if (!rest.isEmpty()) {
      lines.add("  " + String.join("  ", rest));
    }
    long due = report.timeline().stream().mapToLong(Interval::target).sum();
    // After the load nothing is due any more: waiting for the last to end is no part of the
    // average.
    double elapsed = report.elapsed().toNanos() / 1e9;
    double planned = report.info().planned().toNanos() / 1e9;
    boolean steered = report.steering().stream().anyMatch(SteeringResult::accepted);
    double seconds = steered ? elapsed : Math.min(elapsed, planned);
    if (seconds > 0) {
      lines.add(
          "  target %s/s  achieved %s/s, on average over %s s"
              .formatted(
                  Figures.rate(round(due / seconds)),
                  Figures.rate(round(totals.started() / seconds)),
                  Figures.threeDigits(seconds)));
    }
  }

  private static double round(double rate) {
    return Math.round(rate * 10) / 10.0;
  }

  private static void addCount(List<String> to, String name, long count) {
    if (count > 0) {
      to.add(name + " " + Figures.count(count));
    }
  }

  private void addLatency() {
    List<LatencyRow> rows = LatencyRow.of(report);
    if (rows.isEmpty()) {
      return;
    }
    title("latency in ms, of those that succeeded");
    Table table =
        new Table(
                look, "", "", "count", "per s", "errors", "p50", "p90", "p95", "p99", "p99.9",
                "max")
            .left(0, 1);
    List<LatencyRow> shown = LatencyRow.slowest(rows, MOST_ROWS);
    shown.forEach(row -> row.addTo(table));
    lines.addAll(table.lines());
    if (shown.stream().anyMatch(LatencyRow::isOnTime)) {
      lines.add("  no line for service: within 10 % or 1 ms of response");
    }
    if (report.series().stream().anyMatch(series -> series.key().isPart())) {
      lines.add("  parts of steps, such as a connect or a first byte, are in the report");
    }
    if (rows.size() > MOST_ROWS) {
      lines.add("  and %d faster ones in result.json".formatted(rows.size() - MOST_ROWS));
    }
  }

  private void addWarnings(List<String> others) {
    List<String> all = new ArrayList<>(report.warnings());
    all.addAll(others);
    if (all.isEmpty()) {
      return;
    }
    title("warnings");
    lines.addAll(SummaryHead.texts(all, Paint.DOUBTFUL, look));
  }

  private void addDeliveries() {
    if (!report.deliveries().isEmpty()) {
      title("results elsewhere");
      for (Delivery delivery : report.deliveries()) {
        boolean isReason = report.reasons().stream().anyMatch(r -> r.endsWith(delivery.text()));
        Paint paint = delivery.complete() ? Paint.PLAIN : Paint.DOUBTFUL;
        String text = isReason ? "has not everything: see the verdict" : delivery.text();
        lines.add(
            "  " + paint.on("%s  %s".formatted(delivery.sink(), Figures.harmless(text)), look));
      }
    }
  }

  private void addFiles(List<Path> files) {
    if (!files.isEmpty()) {
      title("files");
      files.forEach(file -> lines.add("  " + file));
    }
  }

  private void add(String title, List<String> section) {
    if (!section.isEmpty()) {
      title(title);
      lines.addAll(section);
    }
  }

  private void title(String text) {
    lines.add("");
    lines.add(Paint.BOLD.on(text, look));
  }

  private static String joined(String... texts) {
    return String.join("  ", List.of(texts).stream().filter(text -> !text.isEmpty()).toList());
  }
}
