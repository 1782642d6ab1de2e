package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;

/** The last runs beside each other, from their summaries: exact, without interval or drone. */
final class CompareRuns {
  static final String TITLE = "compare runs";

  private static final int RUNS = 20;
  private static final Documents SUMMARY = Documents.of(Datasets.SUMMARY);
  private static final Documents RUN = SUMMARY.where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_RUN);
  private static final Documents SUCCEEDED =
      SUMMARY
          .where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_SERIES)
          .where(Fields.EVENT_OUTCOME, "success")
          .whereNot(Fields.WARM_UP, "true");

  private CompareRuns() {}

  static Dashboard dashboard() {
    return new Dashboard(
            TITLE,
            "Runs of the same test beside each other. Choose a test, and the runs, or see the last "
                + RUNS
                + ".",
            "now-30d",
            Controls.of(DataView.METRICS, Controls.TEST, Controls.RUN, Controls.STEP))
        .row(13, runs())
        .row(12, response(), totals())
        .row(14, curve(), iterations())
        .row(14, steps(), thresholds());
  }

  private static Column each() {
    return Column.lastOf(Fields.RUN, "Run", RUNS);
  }

  private static Panel runs() {
    return Table.of(
        "Runs",
        "The newest first.",
        RUN,
        each(),
        Column.each(Fields.TEST, "Test", 1),
        Column.each(Fields.VERDICT, "Verdict", 1),
        Column.max(Fields.ITERATIONS_STARTED, "Started").inWhole(),
        Column.max(Fields.ITERATIONS_FAILED, "Failed").inWhole(),
        Column.max(Fields.ITERATIONS_DROPPED, "Dropped").inWhole(),
        Column.max(Fields.THRESHOLDS_FAILED, "Thresholds failed").inWhole(),
        Column.max(Fields.DURATION_S, "Seconds"),
        Column.max(Fields.LAG_P99_MS, "Lag p99").inMillis());
  }

  private static Panel response() {
    return XyChart.bars(
        "Response of iterations",
        "Successful iterations of the whole run, exact; the slowest of the chosen scenarios.",
        SUCCEEDED.lacking(Fields.STEP),
        each(),
        Column.max(Fields.RESPONSE_P50_MS, "p50").inMillis(),
        Column.max(Fields.RESPONSE_P95_MS, "p95").inMillis(),
        Column.max(Fields.RESPONSE_P99_MS, "p99").inMillis());
  }

  private static Panel totals() {
    return XyChart.stackedBars(
        "Iterations",
        "What became of those that were planned.",
        RUN,
        each(),
        Column.max(Fields.ITERATIONS_SUCCEEDED, "succeeded").inWhole(),
        Column.max(Fields.ITERATIONS_FAILED, "failed").inWhole(),
        Column.max(Fields.ITERATIONS_INTERRUPTED, "interrupted").inWhole(),
        Column.max(Fields.ITERATIONS_DROPPED, "dropped").inWhole(),
        Column.max(Fields.ITERATIONS_NOT_REACHED, "not reached").inWhole(),
        Column.max(Fields.ITERATIONS_UNDELIVERED, "undelivered").inWhole());
  }

  private static Panel curve() {
    return new Vega(
        "Response, all percentiles by run (exact)",
        SUCCEEDED.lacking(Fields.STEP),
        Fields.RESPONSE_MS,
        Fields.RUN);
  }

  private static Panel iterations() {
    return table("Scenarios", SUCCEEDED.lacking(Fields.STEP), Fields.SCENARIO, "Scenario");
  }

  private static Panel steps() {
    return table("Steps", SUCCEEDED.having(Fields.STEP), Fields.STEP, "Step");
  }

  private static Panel table(String title, Documents documents, String field, String label) {
    return Table.of(
        title,
        "Successes of the whole run, exact; where a name is used twice, the slower.",
        documents,
        Column.lastOf(field, label, 50),
        each(),
        Column.sum(Fields.COUNT, "Count"),
        Column.max(Fields.JUDGED_P50_MS, "p50").inMillis(),
        Column.max(Fields.JUDGED_P95_MS, "p95").inMillis(),
        Column.max(Fields.JUDGED_P99_MS, "p99").inMillis(),
        Column.max(Fields.JUDGED_MAX_MS, "max").inMillis());
  }

  private static Panel thresholds() {
    return Table.of(
        "Thresholds",
        "Observed values are in the unit of the bound.",
        SUMMARY.where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_THRESHOLD),
        Column.lastOf(Fields.THRESHOLD, "Threshold", 50),
        each(),
        Column.each(Fields.THRESHOLD_STATE, "State", 1),
        Column.max(Fields.THRESHOLD_OBSERVED, "Observed"),
        Column.max(Fields.THRESHOLD_BOUND, "Bound"),
        Column.max(Fields.THRESHOLD_FIRST_BREACH_S, "Broken at s").inWhole());
  }
}
