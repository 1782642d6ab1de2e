package io.orcastrike.html;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.RunReport;

/** What the test counted and measured for itself. */
final class OwnSection {
  private static final int MOST_ROWS = 200;

  private OwnSection() {}

  static void write(Html html, RunReport report) {
    if (!report.checks().isEmpty()) {
      html.begin("section", "id", "checks").element("h2", "Checks");
      checks(html, report);
      html.end();
    }
    if (!report.counters().isEmpty() || !report.distributions().isEmpty()) {
      html.begin("section", "id", "own").element("h2", "The test's own figures");
      own(html, report);
      html.end();
    }
  }

  private static void checks(Html html, RunReport report) {
    TableWriter table =
        TableWriter.begin(
            html,
            "checks-table",
            "Checks",
            TableWriter.Column.text("scenario"),
            TableWriter.Column.text("check"),
            TableWriter.Column.number("passed"),
            TableWriter.Column.number("failed"),
            TableWriter.Column.number("failed %"));
    for (CheckResult check : report.checks().stream().limit(MOST_ROWS).toList()) {
      double all = Math.max(1, check.passed() + check.failed());
      table.row().cell(check.scenario()).cell(check.name());
      table.count(check.passed());
      table.count(check.failed());
      table.share(check.failed() / all);
      table.endRow();
    }
    table.end();
  }

  private static void own(Html html, RunReport report) {
    TableWriter table =
        TableWriter.begin(
            html,
            "own-table",
            "Counters and distributions of the test's own",
            TableWriter.Column.text("name"),
            TableWriter.Column.number("count"),
            TableWriter.Column.number("p50"),
            TableWriter.Column.number("p95"),
            TableWriter.Column.number("p99"),
            TableWriter.Column.number("max"));
    report.counters().entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(
            counter -> {
              table.row().cell(counter.getKey());
              table.count(counter.getValue());
              table.cell("").cell("").cell("").cell("").endRow();
            });
    report.distributions().entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(
            own -> {
              Distribution values = own.getValue();
              table.row().cell(own.getKey());
              table.count(values.count());
              for (double percent : new double[] {50, 95, 99, 100}) {
                table.count(values.percentile(percent));
              }
              table.endRow();
            });
    table.end();
  }
}
