package io.orcastrike.html;

import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SlowIteration;
import java.util.List;
import java.util.Locale;

/** The table of the slowest iterations: where to begin to look. */
final class SlowestSection {
  private static final int MOST_ROWS = 50;

  private SlowestSection() {}

  static void write(Html html, RunReport report) {
    List<SlowIteration> slowest = report.slowest();
    if (slowest.isEmpty()) {
      return; // none ended, or the result is of an earlier version
    }
    html.begin("section", "id", "slowest").element("h2", "Slowest iterations");
    TableWriter table =
        TableWriter.begin(
            html,
            "slowest-table",
            "The slowest iterations of each scenario",
            TableWriter.Column.text("scenario"),
            TableWriter.Column.number("response ms"),
            TableWriter.Column.number("service ms"),
            TableWriter.Column.text("outcome"),
            TableWriter.Column.number("began at"),
            TableWriter.Column.number("iteration"),
            TableWriter.Column.number("user"),
            TableWriter.Column.text("drone"),
            TableWriter.Column.text("longest step, with all"),
            TableWriter.Column.text("trace"));
    for (SlowIteration iteration : slowest.subList(0, Math.min(MOST_ROWS, slowest.size()))) {
      table.row().cell(iteration.scenario());
      table.millis(iteration.responseMicros()).millis(iteration.serviceMicros());
      table.cell(word(iteration.outcome()));
      long second = iteration.beganMicros() / 1_000_000;
      table.number(Figures.clock(second), (double) second);
      table.count(iteration.number()).count(iteration.user());
      table.cell(drone(report.drones(), iteration.drone()));
      SlowSteps steps = SlowSteps.of(iteration);
      table.told(steps.longest(), "step", steps.all());
      table.cell(steps.trace());
      table.endRow();
    }
    table.end();
    if (slowest.size() > MOST_ROWS) {
      html.element("p", "%d more are in result.json.".formatted(slowest.size() - MOST_ROWS));
    }
    html.end();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String drone(List<DroneResult> drones, int number) {
    return drones.stream()
        .filter(drone -> drone.number() == number)
        .map(DroneResult::name)
        .findFirst()
        .orElse("");
  }
}
