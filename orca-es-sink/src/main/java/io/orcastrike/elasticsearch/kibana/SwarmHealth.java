package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;

/** Whether the drones could do what was planned, so that the numbers of a run can be believed. */
final class SwarmHealth {
  static final String TITLE = "swarm health";

  private static final Documents SWARM = Documents.of(Datasets.SWARM);
  private static final Documents DRONE = Documents.of(Datasets.DRONE);

  private SwarmHealth() {}

  static Dashboard dashboard() {
    return new Dashboard(
            TITLE,
            "Whether the drones could do what was planned. A chosen drone leaves only the panels "
                + "of drones with data.",
            "now-1h",
            Controls.of(DataView.METRICS, Controls.TEST, Controls.RUN, Controls.DRONE))
        .refreshing(10)
        .row(9, team(), dropped())
        .row(11, line("Lag p99", Column.max(Fields.DRONE_LAG_P99_MS, "lag").inMillis()), probe())
        .row(
            11,
            line("CPU", Column.max(Fields.CPU_SHARE, "share of all cores").asShare()),
            line("Garbage collection", Column.max(Fields.GC_SHARE, "share of the time").asShare()))
        .row(
            11,
            line("Heap", Column.max(Fields.HEAP_MB, "MB").inWhole()),
            line("Iterations in flight", Column.max(Fields.USERS, "users").inWhole()))
        .row(12, drones());
  }

  private static Panel line(String title, Column number) {
    return XyChart.lines(
        title + " by drone",
        "Of each bucket the greatest.",
        DRONE,
        Column.time(),
        Column.lastOf(Fields.AGENT_NAME, "Drone", 30),
        number);
  }

  private static Panel team() {
    return XyChart.lines(
        "Drones",
        "Of each bucket the greatest.",
        SWARM,
        Column.time(),
        Column.max(Fields.DRONES_TEAM, "team").inWhole(),
        Column.max(Fields.DRONES_LOST, "lost").inWhole());
  }

  private static Panel dropped() {
    return XyChart.stackedBars(
        "Iterations dropped",
        "Of each bucket the sum.",
        DRONE,
        Column.time(),
        Column.each(Fields.AGENT_NAME, "Drone", 30),
        Column.sum(Fields.ITERATIONS_DROPPED, "dropped"));
  }

  private static Panel probe() {
    return line("Stalls (probe max)", Column.max(Fields.DRONE_PROBE_MAX_MS, "stall").inMillis());
  }

  private static Panel drones() {
    return Table.of(
        "Drone by drone",
        "Sums, and of the rest the worst interval.",
        DRONE,
        Column.lastOf(Fields.AGENT_NAME, "Drone", 100),
        Column.sum(Fields.ITERATIONS_STARTED, "Started"),
        Column.sum(Fields.ITERATIONS_FAILED, "Failed"),
        Column.sum(Fields.ITERATIONS_DROPPED, "Dropped"),
        Column.max(Fields.CPU_SHARE, "CPU").asShare(),
        Column.max(Fields.GC_SHARE, "GC").asShare(),
        Column.max(Fields.HEAP_MB, "Heap MB").inWhole(),
        Column.max(Fields.DRONE_LAG_P99_MS, "Lag p99").inMillis(),
        Column.max(Fields.DRONE_LAG_MAX_MS, "Lag max").inMillis(),
        Column.max(Fields.DRONE_PROBE_MAX_MS, "Probe max").inMillis());
  }
}
