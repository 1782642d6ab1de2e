package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;

/** One test over weeks: a point for each run, or for the worst run of a day. */
final class Trend {
  static final String TITLE = "trend";

  private static final Documents SUMMARY = Documents.of(Datasets.SUMMARY);
  private static final Documents RUN = SUMMARY.where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_RUN);
  private static final Documents SUCCEEDED =
      SUMMARY
          .where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_SERIES)
          .where(Fields.EVENT_OUTCOME, "success")
          .whereNot(Fields.WARM_UP, "true");
  private static final String WORST = "Exact; where a bucket has several runs, the worst.";

  private Trend() {}

  static Dashboard dashboard() {
    return new Dashboard(
            TITLE,
            "A test over weeks, from the summaries of its runs. Choose one test.",
            "now-90d",
            Controls.of(DataView.METRICS, Controls.TEST, Controls.RUN, Controls.STEP))
        .row(12, scenarios())
        .row(12, steps())
        .row(10, verdicts(), thresholds())
        .row(10, totals(), lag());
  }

  private static Panel scenarios() {
    Column each = Column.each(Fields.SCENARIO, "Scenario", 12);
    return lines("Response p95 by scenario", SUCCEEDED.lacking(Fields.STEP), each);
  }

  private static Panel steps() {
    Column each = Column.each(Fields.STEP, "Step", 12);
    return lines("Service p95 by step", SUCCEEDED.having(Fields.STEP), each);
  }

  private static Panel lines(String title, Documents documents, Column each) {
    return XyChart.lines(
        title,
        "Successes. " + WORST,
        documents,
        Column.time(),
        each,
        Column.max(Fields.JUDGED_P95_MS, "p95").inMillis());
  }

  private static Panel verdicts() {
    return XyChart.stackedBars(
        "Verdicts",
        "Number of runs.",
        RUN,
        Column.time(),
        Column.each(Fields.VERDICT, "Verdict", 11),
        Column.distinct(Fields.RUN, "runs"));
  }

  private static Panel thresholds() {
    return XyChart.bars(
        "Thresholds that failed",
        "Of several runs in a bucket, the one with most.",
        RUN,
        Column.time(),
        Column.max(Fields.THRESHOLDS_FAILED, "thresholds").inWhole());
  }

  private static Panel totals() {
    return XyChart.bars(
        "Iterations",
        "Of several runs in a bucket, the sum.",
        RUN,
        Column.time(),
        Column.sum(Fields.ITERATIONS_SUCCEEDED, "succeeded"),
        Column.sum(Fields.ITERATIONS_FAILED, "failed"),
        Column.sum(Fields.ITERATIONS_DROPPED, "dropped"));
  }

  private static Panel lag() {
    return XyChart.lines(
        "Lag p99 of the generators",
        "How late iterations started: above the limit of trust, a run says little. " + WORST,
        RUN,
        Column.time(),
        Column.max(Fields.LAG_P99_MS, "lag p99").inMillis());
  }
}
