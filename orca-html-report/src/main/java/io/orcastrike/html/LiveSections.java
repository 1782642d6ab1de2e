package io.orcastrike.html;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.ThresholdResult;
import java.util.List;

/** How a run stands, in the sections that its report will have. */
final class LiveSections {
  private final Html html;
  private final RunInfo info;
  private final Progress progress;

  private LiveSections(Html html, RunInfo info, Progress progress) {
    this.html = html;
    this.info = info;
    this.progress = progress;
  }

  static void write(Html html, RunInfo info, Progress progress, List<StepRow> rows) {
    new LiveSections(html, info, progress).write(rows);
  }

  /** Writes what stands there while nothing is known yet. */
  static void writeWaiting(Html html) {
    html.begin("header").element("h1", "Waiting for the load to begin").end();
  }

  private void write(List<StepRow> rows) {
    html.begin("header").begin("div", "class", "title").element("h1", info.plan(), "dir", "auto");
    String drones = Figures.plural(info.drones().size(), "drone");
    html.element("p", "Run %s · %s".formatted(info.runId(), drones), "class", "quiet").end();
    html.begin("div", "class", "answers");
    standing();
    trust().write(html, machines());
    SpentSection.write(html, Spent.of(rows));
    html.end().end();
    ThresholdSection.write(html, progress.thresholds());
    ChartsSection.writePlaces(html);
    StepsSection.write(html, rows, progress.elapsed().toNanos() / 1e9);
    ErrorsSection.write(html, progress.errors(), progress.totals().ended());
    drones();
  }

  private void standing() {
    long broken = progress.thresholds().stream().filter(LiveSections::isBroken).count();
    Tone tone = broken > 0 ? Tone.BAD : Tone.GOOD;
    html.begin("section", "class", "answer " + tone.styled(), "id", "verdict");
    html.element("h2", "How does it go?", "class", "asked").begin("p", "class", "said");
    tone.write(html, 26);
    html.element("strong", state(), "id", "state").end();
    String at = "%s of %s".formatted(Figures.clock(progress.elapsed()), clockOfPlan());
    html.element("p", at, "id", "elapsed");
    if (broken > 0) {
      html.element("p", Figures.plural(broken, "threshold") + " broken");
    }
    html.element("p", LoadSection.sums(progress.totals()), "class", "quiet");
    if (progress.load().factor() != 1) {
      String factor = Figures.threeDigits(progress.load().factor());
      html.element("p", "Steered: %s times the plan's rate".formatted(factor), "id", "steered");
    }
    html.end();
  }

  private String clockOfPlan() {
    return Figures.clock(progress.planned());
  }

  private String state() {
    if (progress.load().paused()) {
      return "PAUSED";
    }
    return switch (progress.state()) {
      case RUNNING -> "RUNNING";
      case FINISHING -> "FINISHING";
    };
  }

  private static boolean isBroken(ThresholdResult threshold) {
    return threshold.state() == ThresholdResult.State.FAILED;
  }

  private Trust trust() {
    return progress.untrusted().isEmpty()
        ? new Trust(Tone.GOOD, "So far: yes", List.of())
        : new Trust(Tone.BAD, "As it stands: no", progress.untrusted());
  }

  private String machines() {
    double cpu = 0;
    long lag = 0;
    int late = 0;
    for (Progress.DroneStatus drone : progress.drones()) {
      cpu = Math.max(cpu, drone.health().cpuShare());
      lag = Math.max(lag, drone.lagP99Micros());
      late += drone.late() ? 1 : 0;
    }
    return "Worst of %s: lag p99 %s ms, CPU %s, late %d, lost %d"
        .formatted(
            Figures.plural(progress.drones().size(), "drone"),
            Figures.millis((double) lag),
            Figures.percent(cpu),
            late,
            progress.losses().size());
  }

  private void drones() {
    html.begin("section", "id", "drones").element("h2", "Drones");
    TableWriter table =
        TableWriter.begin(
            html,
            "drones-table",
            "Drones",
            TableWriter.Column.text("drone"),
            TableWriter.Column.text("is"),
            TableWriter.Column.number("in flight"),
            TableWriter.Column.number("lag p99 ms"),
            TableWriter.Column.number("CPU %"),
            TableWriter.Column.number("GC %"));
    for (Progress.DroneStatus drone : progress.drones().stream().limit(200).toList()) {
      String is = drone.working() ? drone.late() ? "late" : "working" : "silent";
      table.row().cell(drone.name()).cell(is).count(drone.inFlight());
      table.millis(drone.lagP99Micros());
      table.share(drone.health().cpuShare()).share(drone.health().gcShare()).endRow();
    }
    table.end();
    html.end();
  }
}
