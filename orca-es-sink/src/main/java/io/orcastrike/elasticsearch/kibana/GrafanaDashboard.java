package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * A run, its drones and the last runs, for Grafana 10 and later with its Elasticsearch data source.
 * It is the same text each time.
 *
 * <p>Times are numbers that were computed for one document each; over several of them stands the
 * greatest, never an average.
 *
 * <p>Safe for use by many threads.
 */
public final class GrafanaDashboard {
  private static final int WIDTH = 24;
  private static final Documents SWARM = Documents.of(Datasets.SWARM);
  private static final Documents DRONE = Documents.of(Datasets.DRONE);
  private static final Documents SUMMARY = Documents.of(Datasets.SUMMARY);
  private static final Documents SUCCEEDED =
      Documents.of(Datasets.SERIES).where(Fields.EVENT_OUTCOME, "success");

  private final List<Json> panels = new ArrayList<>();
  private int bottom;

  private GrafanaDashboard() {}

  /** Returns the file that Grafana imports; it asks for the data source then. */
  public static String text() {
    GrafanaDashboard dashboard = new GrafanaDashboard();
    dashboard.row(4, started(), failed(), dropped(), worst());
    dashboard.row(8, rate(), response());
    dashboard.row(8, scenarios(), steps());
    dashboard.row(8, users(), failures());
    dashboard.row(8, lag(), cpu());
    dashboard.row(10, runs(), stepTable());
    return GrafanaFile.of(dashboard.panels).prettyText();
  }

  private void row(int height, GrafanaPanel... row) {
    int width = WIDTH / row.length;
    for (int i = 0; i < row.length; i++) {
      Json place = Json.of("h", height).with("w", width).with("x", i * width).with("y", bottom);
      panels.add(row[i].json(panels.size() + 1, place));
    }
    bottom += height;
  }

  private static GrafanaPanel started() {
    return GrafanaPanel.total("Iterations started", SWARM, Fields.ITERATIONS_STARTED);
  }

  private static GrafanaPanel failed() {
    return GrafanaPanel.total("Iterations failed", SWARM, Fields.ITERATIONS_FAILED);
  }

  private static GrafanaPanel dropped() {
    return GrafanaPanel.total("Iterations dropped", SWARM, Fields.ITERATIONS_DROPPED);
  }

  private static GrafanaPanel worst() {
    return GrafanaPanel.greatest("Response p95, worst interval", SWARM, Fields.RESPONSE_P95_MS)
        .in("ms");
  }

  private static GrafanaPanel rate() {
    return GrafanaPanel.lines("Rate", "Iterations per second, planned and started.", SWARM)
        .max("target", Fields.RATE_TARGET)
        .max("achieved", Fields.RATE_ACHIEVED);
  }

  private static GrafanaPanel response() {
    return GrafanaPanel.lines(
            "Response, worst interval",
            "Exact percentiles of the whole swarm in each interval; over several the worst.",
            SWARM)
        .max("p50", Fields.RESPONSE_P50_MS)
        .max("p95", Fields.RESPONSE_P95_MS)
        .max("p99", Fields.RESPONSE_P99_MS)
        .max("max", Fields.RESPONSE_MAX_MS)
        .in("ms");
  }

  private static GrafanaPanel scenarios() {
    return GrafanaPanel.lines(
            "Response p95 by scenario, worst drone",
            "Of each drone and interval the p95, of these the greatest: above the swarm's p95.",
            SUCCEEDED.lacking(Fields.STEP))
        .each(Fields.SCENARIO)
        .max("", Fields.RESPONSE_P95_MS)
        .in("ms");
  }

  private static GrafanaPanel steps() {
    return GrafanaPanel.lines(
            "Service p95 by step, worst drone",
            "Of each drone and interval the p95, of these the greatest: above the swarm's p95.",
            SUCCEEDED.having(Fields.STEP))
        .each(Fields.STEP)
        .max("", Fields.SERVICE_P95_MS)
        .in("ms");
  }

  private static GrafanaPanel users() {
    return GrafanaPanel.lines("Iterations in flight", "Users who are busy.", SWARM)
        .max("users", Fields.USERS);
  }

  private static GrafanaPanel failures() {
    return GrafanaPanel.lines("Iterations that failed", "In each bucket of time.", SWARM)
        .sum("failed", Fields.ITERATIONS_FAILED)
        .sum("dropped", Fields.ITERATIONS_DROPPED);
  }

  private static GrafanaPanel lag() {
    return GrafanaPanel.lines(
            "Lag p99 by drone", "How late iterations started; the worst interval.", DRONE)
        .each(Fields.AGENT_NAME)
        .max("", Fields.DRONE_LAG_P99_MS)
        .in("ms");
  }

  private static GrafanaPanel cpu() {
    return GrafanaPanel.lines("CPU by drone", "Share of all cores; the worst interval.", DRONE)
        .each(Fields.AGENT_NAME)
        .max("", Fields.CPU_SHARE)
        .in("percentunit");
  }

  private static GrafanaPanel runs() {
    return GrafanaPanel.table(
            "Runs",
            "The newest first; one document for each.",
            SUMMARY.where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_RUN))
        .each(Fields.RUN)
        .each(Fields.VERDICT)
        .max("", Fields.ITERATIONS_STARTED)
        .max("", Fields.ITERATIONS_FAILED)
        .max("", Fields.THRESHOLDS_FAILED);
  }

  private static GrafanaPanel stepTable() {
    return GrafanaPanel.table(
            "Steps of whole runs",
            "Successes, exact, in ms; if several runs are chosen, the slowest.",
            SUMMARY
                .where(Fields.SUMMARY_KIND, Datasets.SUMMARY_OF_SERIES)
                .where(Fields.EVENT_OUTCOME, "success")
                .whereNot(Fields.WARM_UP, "true")
                .having(Fields.STEP))
        .each(Fields.SCENARIO)
        .each(Fields.STEP)
        .sum("", Fields.COUNT)
        .max("", Fields.SERVICE_P50_MS)
        .max("", Fields.SERVICE_P95_MS)
        .max("", Fields.SERVICE_P99_MS);
  }
}
