package io.orcastrike.html;

import io.orcastrike.report.Capacity;
import java.util.Comparator;
import java.util.List;

/** The highest rate that kept the thresholds, and the runs by which it was found. */
final class CapacitySection {
  private CapacitySection() {}

  static void write(Html html, Capacity capacity) {
    html.begin("section", "id", "capacity").element("h2", "Capacity");
    html.begin("p", "class", "said");
    (capacity.low().isPresent() ? Tone.GOOD : Tone.BAD).write(html, 22);
    html.element("strong", highest(capacity)).end();
    html.element("p", capacity.conclusion(), "dir", "auto");
    html.begin("ul");
    capacity.thresholds().forEach(threshold -> html.element("li", threshold, "dir", "auto"));
    html.end();
    List<Capacity.Trial> trials =
        capacity.trials().stream()
            .sorted(Comparator.comparingDouble(Capacity.Trial::rate))
            .toList();
    if (!trials.isEmpty()) {
      html.begin("figure").element("figcaption", "Latency against the rate, ms");
      html.add(curve(trials)).end();
      trials(html, capacity.trials());
    }
    html.end();
  }

  private static String highest(Capacity capacity) {
    if (capacity.low().isEmpty()) {
      return "No rate kept the thresholds";
    }
    String kept = Figures.rate(capacity.low().getAsDouble()) + "/s kept the thresholds";
    return capacity.high().isEmpty()
        ? kept + "; no higher rate was tried"
        : kept + ", " + Figures.rate(capacity.high().getAsDouble()) + "/s did not";
  }

  private static Html curve(List<Capacity.Trial> trials) {
    double[] rates = trials.stream().mapToDouble(Capacity.Trial::rate).toArray();
    double[] p50 = trials.stream().mapToDouble(trial -> trial.p50Micros() / 1e3).toArray();
    double[] p95 = trials.stream().mapToDouble(trial -> trial.p95Micros() / 1e3).toArray();
    double[] p99 = trials.stream().mapToDouble(trial -> trial.p99Micros() / 1e3).toArray();
    double least = trials.stream().mapToDouble(trial -> trial.p50Micros() / 1e3).min().orElse(1);
    double most = trials.stream().mapToDouble(trial -> trial.p99Micros() / 1e3).max().orElse(1);
    Plot plot =
        new Plot(
                "Response p50, p95 and p99 in milliseconds, logarithmic, by rate per second",
                Axis.upTo(rates[rates.length - 1]),
                Axis.latency(least, most))
            .line("p99, by rate /s", Ink.RED, false, rates, p99)
            .line("p95", Ink.ORANGE, false, rates, p95)
            .line("p50", Ink.BLUE, false, rates, p50);
    for (int i = 0; i < rates.length; i++) {
      Ink ink =
          switch (trials.get(i).outcome()) {
            case KEPT -> Ink.GREEN;
            case BROKEN -> Ink.RED;
            case UNTRUSTED -> Ink.GREY;
          };
      plot.dot(ink, rates[i], p99[i]);
    }
    return plot.svg();
  }

  private static void trials(Html html, List<Capacity.Trial> trials) {
    TableWriter table =
        TableWriter.begin(
            html,
            "trials-table",
            "Trials",
            TableWriter.Column.number("rate /s"),
            TableWriter.Column.number("achieved /s"),
            TableWriter.Column.number("p50 ms"),
            TableWriter.Column.number("p95 ms"),
            TableWriter.Column.number("p99 ms"),
            TableWriter.Column.number("errors %"),
            TableWriter.Column.text("thresholds"),
            TableWriter.Column.text("why"),
            TableWriter.Column.text("run"));
    for (Capacity.Trial trial : trials) {
      table.row();
      table.number(Figures.rate(trial.rate()), trial.rate());
      table.number(Figures.threeDigits(trial.achieved()), trial.achieved());
      table.millis(trial.p50Micros());
      table.millis(trial.p95Micros());
      table.millis(trial.p99Micros());
      table.share(trial.errorRate());
      String outcome =
          switch (trial.outcome()) {
            case KEPT -> "kept";
            case BROKEN -> "broken";
            case UNTRUSTED -> "not to be trusted";
          };
      table.cell(outcome).cell(trial.reason()).cell(trial.runId()).endRow();
    }
    table.end();
  }
}
