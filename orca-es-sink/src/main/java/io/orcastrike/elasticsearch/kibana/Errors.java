package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;
import java.util.List;

/** What went wrong, from all errors down to single events. */
final class Errors {
  static final String TITLE = "errors";

  private static final Documents EVENTS = Documents.of(Datasets.EVENT);
  private static final Documents ERRORS = EVENTS.where(Fields.ACTION, "error");

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
        .row(12, overTime(), byStep())
        .row(14, groups())
        .row(16, list());
  }

  private static Panel errors() {
    return Tile.of(
        "All errors, also those of which no sample was kept.",
        ERRORS,
        Column.sum(Fields.ERROR_COUNT, "Errors"));
  }

  private static Panel kinds() {
    return Tile.of(
        "Messages without their digits.", ERRORS, Column.distinct(Fields.ERROR_MESSAGE, "Kinds"));
  }

  private static Panel events(String label, String action) {
    return Tile.of(
        "Runs in which it happened.",
        EVENTS.where(Fields.ACTION, action),
        Column.distinct(Fields.RUN, label + ": runs"));
  }

  private static Panel overTime() {
    return XyChart.stackedBars(
        "Errors by type",
        "",
        ERRORS,
        Column.time(),
        Column.each(Fields.ERROR_TYPE, "Type", 12),
        Column.sum(Fields.ERROR_COUNT, "errors"));
  }

  private static Panel byStep() {
    return XyChart.stackedBars(
        "Errors by step",
        "Errors outside of steps are not here.",
        ERRORS.having(Fields.STEP),
        Column.time(),
        Column.each(Fields.STEP, "Step", 12),
        Column.sum(Fields.ERROR_COUNT, "errors"));
  }

  private static Panel groups() {
    return Table.of(
        "Errors by message",
        "Messages without their digits, so that alike ones are counted together.",
        ERRORS,
        Column.each(Fields.ERROR_TYPE, "Type", 20),
        Column.each(Fields.ERROR_MESSAGE, "Message", 50),
        Column.each(Fields.SCENARIO, "Scenario", 10),
        Column.sum(Fields.ERROR_COUNT, "Errors"));
  }

  private static Panel list() {
    return new Found(
        "Events",
        "Everything that happened, the newest first.",
        EVENTS,
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
