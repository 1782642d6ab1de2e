package io.orcastrike.html;

import io.orcastrike.report.ErrorGroup;
import java.util.List;

/** The table of errors. */
final class ErrorsSection {
  private static final int MOST_GROUPS = 100;
  private static final int MOST_SAMPLES = 3;

  private ErrorsSection() {}

  /**
   * Writes the table.
   *
   * @param ended how many iterations did, in whatever way
   */
  static void write(Html html, List<ErrorGroup> errors, long ended) {
    html.begin("section", "id", "errors").element("h2", "Errors");
    if (errors.isEmpty()) {
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
    double iterations = Math.max(1, ended);
    for (ErrorGroup group : errors.stream().limit(MOST_GROUPS).toList()) {
      table.row(
          "data-first",
          Long.toString(group.firstSecond()),
          "data-last",
          Long.toString(group.lastSecond()));
      table.count(group.count());
      table.share(group.count() / iterations);
      table.cell(group.scenario()).cell(group.step());
      table.told(
          group.message(),
          "sample",
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
