package io.orcastrike.html;

import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run's numbers may be believed, in plain words.
 *
 * @param tone how good it is
 * @param headline the answer
 * @param remarks why
 */
record Trust(Tone tone, String headline, List<String> remarks) {

  static Trust of(RunReport report) {
    List<String> remarks = new ArrayList<>(report.warnings());
    for (DroneResult drone : report.drones()) {
      for (String warning : drone.warnings()) {
        remarks.add(drone.name() + ": " + warning);
      }
    }
    return switch (report.verdict()) {
      case INVALID -> {
        remarks.addAll(0, report.reasons());
        yield new Trust(
            Tone.BAD, "No: the load was not made as planned, so no number counts", remarks);
      }
      case INCONCLUSIVE -> new Trust(Tone.DOUBTFUL, "Only in part: too little is known", remarks);
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED ->
          new Trust(Tone.DOUBTFUL, "There is nothing to trust: no load was made", remarks);
      case PASSED, FAILED, NOT_COMPLETED, INTERRUPTED, TERMINATED -> {
        if (report.series().isEmpty()) {
          yield new Trust(
              Tone.DOUBTFUL, "There is nothing to trust: nothing was measured", remarks);
        }
        if (!report.complete()) {
          yield new Trust(Tone.DOUBTFUL, "Only in part: data is missing", remarks);
        }
        String remarked = Figures.plural(remarks.size(), "remark");
        yield remarks.isEmpty()
            ? new Trust(Tone.GOOD, "Yes: the load was made as planned", remarks)
            : new Trust(Tone.GOOD, "Yes, with " + remarked, remarks);
      }
    };
  }

  /** Writes the answer, with how the machines were. */
  void write(Html html, String machines) {
    html.begin("section", "class", "answer " + tone.styled(), "id", "trust");
    html.element("h2", "Can I trust it?", "class", "asked").begin("p", "class", "said");
    tone.write(html, 26);
    html.element("strong", headline).end();
    if (!machines.isEmpty()) {
      html.element("p", machines);
    }
    Texts.write(html, remarks);
    html.end();
  }

  /** Returns the worst that the machines that made the load were; empty without any. */
  static String machines(RunReport report) {
    if (report.drones().isEmpty()) {
      return "";
    }
    long lag = 0;
    double cpu = 0;
    double gc = 0;
    for (DroneResult drone : report.drones()) {
      lag = Math.max(lag, drone.lag().percentile(99));
      cpu = Math.max(cpu, drone.health().cpuShare());
      gc = Math.max(gc, drone.health().gcShare());
    }
    return "Worst of %s: lag p99 %s ms, CPU %s, garbage collection %s, lost %d"
        .formatted(
            Figures.plural(report.drones().size(), "drone"),
            Figures.millis((double) lag),
            Figures.percent(cpu),
            Figures.percent(gc),
            report.losses().size());
  }
}
