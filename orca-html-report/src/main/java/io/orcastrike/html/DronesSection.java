package io.orcastrike.html;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The machines that made the load, and whether they did it well. */
final class DronesSection {
  private static final int MOST_DRONES = 200;

  private DronesSection() {}

  static void write(Html html, RunReport report) {
    html.begin("section", "id", "drones").element("h2", "Drones and trust");
    html.element("p", limits(report), "class", "quiet");
    if (report.drones().isEmpty()) {
      html.element("p", "No drone took part.", "class", "quiet");
    } else {
      drones(html, report.drones());
    }
    List<String> told = new ArrayList<>();
    for (DroneLoss loss : report.losses()) {
      String at = Figures.clock(loss.second());
      told.add("%s was lost at %s: %s".formatted(loss.drone(), at, loss.reason()));
    }
    for (DroneResult drone : report.drones()) {
      new TreeMap<>(drone.results())
          .forEach((name, value) -> told.add("%s: %s = %s".formatted(drone.name(), name, value)));
    }
    for (Delivery delivery : report.deliveries()) {
      told.add("%s: %s".formatted(delivery.sink(), delivery.text()));
    }
    if (!told.isEmpty()) {
      html.begin("ul");
      told.stream()
          .limit(2L * MOST_DRONES)
          .forEach(text -> html.element("li", text, "dir", "auto"));
      html.end();
    }
    html.end();
  }

  private static String limits(RunReport report) {
    var trust = report.info().trust();
    return "Believed while the lag's p99 of each drone is at most %s ms or %s of the response"
            .formatted(
                Figures.threeDigits(trust.lag().toNanos() / 1e6), Figures.percent(trust.lagShare()))
        + " time's p99, and at most %s of its iterations were dropped for reasons of its own."
            .formatted(Figures.percent(trust.generatorDrops()));
  }

  private static void drones(Html html, List<DroneResult> drones) {
    TableWriter table =
        TableWriter.begin(
            html,
            "drones-table",
            "Drones",
            TableWriter.Column.text("drone"),
            TableWriter.Column.text("data"),
            TableWriter.Column.number("started"),
            TableWriter.Column.number("failed"),
            TableWriter.Column.number("dropped by itself"),
            TableWriter.Column.number("lag p99 ms"),
            TableWriter.Column.number("lag max ms"),
            TableWriter.Column.number("start skew ms"),
            TableWriter.Column.number("CPU max %"),
            TableWriter.Column.number("GC max %"),
            TableWriter.Column.number("heap MB"));
    for (DroneResult drone : drones.subList(0, Math.min(MOST_DRONES, drones.size()))) {
      table.row().cell(drone.name());
      table.cell(drone.state().name().toLowerCase(Locale.ROOT));
      table.count(drone.totals().started());
      table.count(drone.totals().failed());
      table.count(drone.totals().dropped().generator());
      table.millis(drone.lag().percentile(99));
      table.millis(drone.lag().max());
      table.millis(drone.startSkewMicros());
      table.share(drone.health().cpuShare());
      table.share(drone.health().gcShare());
      table.count(drone.health().heapMegabytes());
      table.endRow();
    }
    table.end();
    if (drones.size() > MOST_DRONES) {
      html.element("p", "%d more are in result.json.".formatted(drones.size() - MOST_DRONES));
    }
  }
}
