package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;
import java.util.List;

/** What went wrong, from all errors down to single events. */
final class Errors {
  static final String TITLE = "errors";

  private static final Documents EVENTS = Documents.of(Datasets.EVENT);
  private static final Documents ERRORS = EVENTS.having(Fields.ERROR_MESSAGE);
  private static final Documents FAILURES =
      Documents.of(Datasets.SERIES).where(Fields.EVENT_OUTCOME, "failure");
  private static final String AT_THE_END = "How many is known when a run has ended.";

  private Errors() {}

  static Dashboard dashboard() {
    return new Dashboard(
            TITLE,
            "Errors and other events of runs.",
            "now-24h",
            Controls.of(DataView.LOGS, Controls.TEST, Controls.RUN, Controls.STEP))
        .refreshing(30)
        .row(
            5,
            errors(),
            kinds(),
            events("Drones lost", "drone-lost"),
            events("Thresholds crossed", "threshold-crossed"))
        .row(12, byScenario(), byStep())
        .row(14, groups())
        .row(16, list());
  }

  private static Panel errors() {
    return Tile.of(
        "All errors, also those of which no sample was kept. " + AT_THE_END,
        EVENTS.where(Fields.ACTION, Datasets.EVENT_OF_ERROR_TOTAL),
        Column.sum(Fields.ERROR_COUNT, "Errors"));
  }

  private static Panel kinds() {
    return Tile.of(
        "Messages without their digits.",
        EVENTS.where(Fields.ACTION, Datasets.EVENT_OF_ERROR),
        Column.distinct(Fields.ERROR_MESSAGE, "Kinds"));
  }

  private static Panel events(String label, String action) {
    return Tile.of(
        "Runs in which it happened.",
        EVENTS.where(Fields.ACTION, action),
        Column.distinct(Fields.RUN, label + ": runs"));
  }

  private static Panel byScenario() {
    return failures(
        "Failed iterations by scenario",
        FAILURES.lacking(Fields.STEP),
        Column.each(Fields.SCENARIO, "Scenario", 12));
  }

  private static Panel byStep() {
    return failures(
        "Failed steps", FAILURES.having(Fields.STEP), Column.each(Fields.STEP, "Step", 12));
  }

  private static Panel failures(String title, Documents documents, Column each) {
    return XyChart.stackedBars(
        title,
        "When they ended, with warm-up.",
        documents,
        Column.time(),
        each,
        Column.sum(Fields.COUNT, "failures"));
  }

  private static Panel groups() {
    return Table.of(
        "Errors by message",
        "Messages without their digits, so that alike ones are counted together. " + AT_THE_END,
        ERRORS,
        Column.each(Fields.ERROR_MESSAGE, "Message", 50),
        Column.each(Fields.SCENARIO, "Scenario", 10),
        Column.sum(Fields.ERROR_COUNT, "Errors"));
  }

  private static Panel list() {
    return new Found(
        "Events",
        "Everything that happened, the newest first; of errors, when they first appeared.",
        EVENTS.whereNot(Fields.ACTION, Datasets.EVENT_OF_ERROR_TOTAL),
        List.of(
            Fields.ACTION,
            Fields.LOG_LEVEL,
            Fields.MESSAGE,
            Fields.SCENARIO,
            Fields.STEP,
            Fields.AGENT_NAME,
            Fields.RUN));
  }
}
