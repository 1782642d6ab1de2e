package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import java.util.List;

/** The table of scenarios and their steps. */
final class StepsSection {
  private static final int MOST_ROWS = 500;
  private static final double[] PERCENTS = {50, 90, 95, 99, 99.9, 100};

  private StepsSection() {}

  /**
   * Writes the table.
   *
   * @param over the seconds for rates
   */
  static void write(Html html, List<StepRow> rows, double over) {
    html.begin("section", "id", "steps").element("h2", "Scenarios and steps");
    html.element(
        "p",
        "The whole run, exact to three digits; times of those that succeeded, pauses and warm-up"
            + " apart.",
        "id",
        "covered",
        "class",
        "quiet");
    TableWriter table =
        TableWriter.begin(
            html,
            "steps-table",
            "Latency by scenario and step",
            TableWriter.Column.text("scenario"),
            TableWriter.Column.text("step"),
            TableWriter.Column.text("time"),
            TableWriter.Column.number("count"),
            TableWriter.Column.number("per s"),
            TableWriter.Column.number("errors %"),
            TableWriter.Column.number("p50 ms"),
            TableWriter.Column.number("p90 ms"),
            TableWriter.Column.number("p95 ms"),
            TableWriter.Column.number("p99 ms"),
            TableWriter.Column.number("p99.9 ms"),
            TableWriter.Column.number("max ms"));
    double seconds = Math.max(1e-3, over);
    for (int i = 0; i < Math.min(MOST_ROWS, rows.size()); i++) {
      StepRow row = rows.get(i);
      if (row.isIteration()) {
        write(table, row, i, "response", seconds);
      }
      write(table, row, i, row.isWaiting() ? "waiting" : "service", seconds);
    }
    table.end();
    if (rows.size() > MOST_ROWS) {
      html.element("p", "%d more are in result.json.".formatted(rows.size() - MOST_ROWS));
    }
    html.end();
  }

  private static void write(TableWriter table, StepRow row, int number, String kind, double over) {
    Distribution times = kind.equals("response") ? row.response() : row.service();
    table.row("data-row", Integer.toString(number), "class", row.isIteration() ? "whole" : "");
    table.cell(row.scenario()).cell(row.step()).cell(kind);
    table.count(row.count());
    table.number(Figures.threeDigits(row.count() / over), row.count() / over);
    double errors = row.count() == 0 ? 0 : (double) row.failed() / row.count();
    table.share(errors);
    for (double percent : PERCENTS) {
      double millis = times.isEmpty() ? Double.NaN : times.percentile(percent) / 1e3;
      table.number(Figures.threeDigits(millis), millis);
    }
    table.endRow();
  }
}
