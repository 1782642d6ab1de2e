package io.orcastrike.html;

import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.RunReport;

/** The table of errors. */
final class ErrorsSection {
  private static final int MOST_GROUPS = 100;
  private static final int MOST_SAMPLES = 3;

  private ErrorsSection() {}

  static void write(Html html, RunReport report) {
    html.begin("section", "id", "errors").element("h2", "Errors");
    if (report.errors().isEmpty()) {
      html.element("p", "None.", "class", "quiet").end();
      return;
    }
    TableWriter table =
        TableWriter.begin(
            html,
            "errors-table",
            "Errors by message",
            TableWriter.Column.number("count"),
            TableWriter.Column.number("of iterations %"),
            TableWriter.Column.text("scenario"),
            TableWriter.Column.text("step"),
            TableWriter.Column.text("message, with samples"),
            TableWriter.Column.number("first at"),
            TableWriter.Column.number("last at"));
    double ended = Math.max(1, report.totals().ended());
    for (ErrorGroup group : report.errors().stream().limit(MOST_GROUPS).toList()) {
      table.row(
          "data-first",
          Long.toString(group.firstSecond()),
          "data-last",
          Long.toString(group.lastSecond()));
      table.count(group.count());
      table.share(group.count() / ended);
      table.cell(group.scenario()).cell(group.step());
      table.told(
          group.message(),
          group.samples().stream()
              .filter(sample -> !sample.equals(group.message()))
              .limit(MOST_SAMPLES)
              .toList());
      table.number(Figures.clock(group.firstSecond()), (double) group.firstSecond());
      table.number(Figures.clock(group.lastSecond()), (double) group.lastSecond());
      table.endRow();
    }
    table.end();
    html.end();
  }
}
