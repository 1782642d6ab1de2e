package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;

/** One run, while it goes on and afterwards: load, response, steps, failures. */
final class RunOverview {
  static final String TITLE = "run overview";

  private static final Documents SWARM = Documents.of(Datasets.SWARM);
  private static final Documents ALL = Documents.of(Datasets.SERIES).lacking(Fields.STEP);
  private static final Documents ITERATIONS = ALL.whereNot(Fields.WARM_UP, "true");
  private static final Documents SUCCEEDED = ITERATIONS.where(Fields.EVENT_OUTCOME, "success");
  private static final Documents ALL_STEPS = Documents.of(Datasets.SERIES).having(Fields.STEP);
  private static final Documents STEPS = ALL_STEPS.whereNot(Fields.WARM_UP, "true");
  private static final String JUDGED = "Without warm-up.";

  private RunOverview() {}

  static Dashboard dashboard() {
    return new Dashboard(
            TITLE,
            "One run of a load test. Choose a test and a run; a chosen step leaves only the panels "
                + "of steps with data.",
            "now-1h",
            Controls.of(DataView.METRICS, Controls.TEST, Controls.RUN, Controls.STEP))
        .refreshing(10)
        .row(5, iterations(), failed(), tile(50), tile(95), tile(99), drones())
        .row(11, rate(), users())
        .row(12, response(), responseByScenario())
        .row(12, throughput(), outcomes())
        .row(14, steps())
        .row(14, curve(), stepsOverTime());
  }

  private static Panel iterations() {
    return Tile.of(JUDGED, ITERATIONS, Column.sum(Fields.COUNT, "Iterations"));
  }

  private static Panel failed() {
    Documents failures = ITERATIONS.where(Fields.EVENT_OUTCOME, "failure");
    return Tile.of(JUDGED, failures, Column.sum(Fields.COUNT, "Failed"));
  }

  private static Panel tile(int percent) {
    String description = "Response of successful iterations, near enough (t-digest). " + JUDGED;
    String label = "Response p" + percent;
    return Tile.of(description, SUCCEEDED, Column.percentile(Fields.RESPONSE_MS, percent, label));
  }

  private static Panel drones() {
    return Tile.of("Drones that sent results.", ALL, Column.distinct(Fields.AGENT_ID, "Drones"));
  }

  private static Panel rate() {
    return XyChart.lines(
        "Rate",
        "Iterations per second, planned and started. Of each bucket the greatest.",
        SWARM,
        Column.time(),
        Column.max(Fields.RATE_TARGET, "target /s"),
        Column.max(Fields.RATE_ACHIEVED, "achieved /s"));
  }

  private static Panel users() {
    return XyChart.areas(
        "Iterations in flight",
        "Users who are busy. Of each bucket the greatest.",
        SWARM,
        Column.time(),
        Column.max(Fields.USERS, "users").inWhole());
  }

  private static Panel response() {
    return XyChart.lines(
        "Response, worst interval",
        "Exact percentiles of the whole swarm in each interval; of each bucket the worst interval.",
        SWARM,
        Column.time(),
        Column.max(Fields.RESPONSE_P50_MS, "p50").inMillis(),
        Column.max(Fields.RESPONSE_P95_MS, "p95").inMillis(),
        Column.max(Fields.RESPONSE_P99_MS, "p99").inMillis(),
        Column.max(Fields.RESPONSE_MAX_MS, "max").inMillis());
  }

  private static Panel responseByScenario() {
    return XyChart.lines(
        "Response p95 by scenario",
        "Over all drones and intervals of a bucket, near enough (t-digest), with warm-up.",
        ALL.where(Fields.EVENT_OUTCOME, "success"),
        Column.time(),
        Column.lastOf(Fields.SCENARIO, "Scenario", 12),
        Column.percentile(Fields.RESPONSE_MS, 95, "p95"));
  }

  private static Panel throughput() {
    return XyChart.stackedBars(
        "Iterations per second",
        "Ended in each 30 s, with warm-up.",
        ALL,
        Column.timeForRates(),
        Column.each(Fields.SCENARIO, "Scenario", 12),
        Column.sum(Fields.COUNT, "iterations").asRate());
  }

  private static Panel outcomes() {
    return XyChart.shares(
        "Outcomes",
        "Share of the iterations that ended, with warm-up.",
        ALL,
        Column.time(),
        Column.each(Fields.OUTCOME, "Outcome", 3),
        Column.sum(Fields.COUNT, "iterations"));
  }

  private static Panel steps() {
    return Table.of(
        "Steps",
        "Service time, successes and failures together, near enough (t-digest). " + JUDGED,
        STEPS,
        Column.each(Fields.SCENARIO, "Scenario", 12),
        Column.each(Fields.STEP, "Step", 50),
        Column.sum(Fields.COUNT, "Count"),
        Column.sum(Fields.COUNT, "Failed").where(Fields.EVENT_OUTCOME, "failure"),
        Column.percentile(Fields.SERVICE_MS, 50, "p50"),
        Column.percentile(Fields.SERVICE_MS, 95, "p95"),
        Column.percentile(Fields.SERVICE_MS, 99, "p99"),
        Column.max(Fields.SERVICE_MAX_MS, "max").inMillis());
  }

  private static Panel curve() {
    return new Vega(
        "Response, all percentiles by scenario (exact)",
        SUCCEEDED,
        Fields.RESPONSE_MS,
        Fields.SCENARIO);
  }

  private static Panel stepsOverTime() {
    return XyChart.lines(
        "Service p95 by step",
        "Over all drones and intervals of a bucket, near enough (t-digest), with warm-up.",
        ALL_STEPS.where(Fields.EVENT_OUTCOME, "success"),
        Column.time(),
        Column.lastOf(Fields.STEP, "Step", 12),
        Column.percentile(Fields.SERVICE_MS, 95, "p95"));
  }
}
