package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The charts: drawn by the scripts, and as SVG where there are none. */
final class ChartsSection {
  private final Html html;
  private final RunReport report;

  ChartsSection(Html html, RunReport report) {
    this.html = html;
    this.report = report;
  }

  void write(List<StepRow> rows, @Nullable RunReport earlier) {
    html.begin("section", "id", "charts").element("h2", "Over time");
    if (report.timeline().isEmpty()) {
      html.element("p", "Nothing was measured.", "class", "quiet").end();
      return;
    }
    Timeline timeline = Timeline.of(report);
    StaticCharts charts = new StaticCharts(timeline);
    toolbar(timeline);
    html.begin("div", "class", "charts");
    figure(
        "load", "Load", LoadSection.rates(report) + " " + LoadSection.sums(report), charts.load());
    figure(
        "latency",
        "Percentiles over time, ms",
        "Response counts from when an iteration was due, service from when it really started:"
            + " where they part, iterations had to wait.",
        charts.latency());
    HeatMap map = HeatMap.of(timeline);
    if (!map.isEmpty()) {
      figure("heat", "Latency heatmap, ms", "Response of those that succeeded.", charts.heat(map));
    }
    figure("curve", "Percentile curve, ms", "Of those that succeeded.", curve(rows, earlier));
    figure(
        "throughput",
        "Throughput against latency",
        "Each dot an interval. Dots that rise at the right show where the target has enough.",
        charts.throughput());
    figure("errors", "Errors over time", errors(), charts.errors());
    html.end();
    marks(timeline.marks());
    html.end();
  }

  private String errors() {
    return "Failed %s, dropped %s."
        .formatted(
            Figures.count(report.totals().failed()),
            Figures.count(report.totals().dropped().total()));
  }

  private static Html curve(List<StepRow> rows, @Nullable RunReport earlier) {
    List<PercentileCurve.Line> lines = new ArrayList<>();
    lines.add(line("response", Ink.RED, false, sum(rows, StepRow::response)));
    lines.add(line("service", Ink.GREEN, true, sum(rows, StepRow::service)));
    if (earlier != null) {
      List<StepRow> before = StepRow.of(earlier);
      lines.add(line("earlier response", Ink.GREY, false, sum(before, StepRow::response)));
    }
    return PercentileCurve.svg(lines);
  }

  private static PercentileCurve.Line line(
      String name, Ink ink, boolean isDashed, Distribution times) {
    return new PercentileCurve.Line(name, ink, isDashed, times);
  }

  private static Distribution sum(List<StepRow> rows, Function<StepRow, Distribution> times) {
    DistributionBuilder sum = new DistributionBuilder();
    rows.stream().filter(StepRow::isIteration).map(times).forEach(sum::add);
    return sum.build();
  }

  private void figure(String name, String title, String text, Html chart) {
    html.begin("figure", "data-chart", name, "id", "chart-" + name);
    html.begin("figcaption").element("h3", title).element("p", text, "class", "quiet").end();
    html.begin("div", "class", "drawn").add(chart).end();
    html.end();
  }

  /** The scripts show it; without them there is nothing to do. */
  private void toolbar(Timeline timeline) {
    html.begin("div", "id", "zoom", "class", "toolbar scripted", "hidden", "hidden");
    html.element("span", "", "id", "range", "aria-live", "polite");
    second("from", timeline.from(), timeline);
    second("to", timeline.to(), timeline);
    html.element("button", "Whole run", "type", "button", "id", "whole");
    html.element("span", "Drag over a chart to zoom; Esc shows the whole run.", "class", "quiet");
    html.end();
  }

  private void second(String name, int value, Timeline timeline) {
    html.begin("label").text(name + " second ");
    html.single(
        "input",
        "type",
        "number",
        "id",
        name,
        "min",
        Integer.toString(timeline.from()),
        "max",
        Integer.toString(timeline.to()),
        "value",
        Integer.toString(value));
    html.end();
  }

  private void marks(List<Timeline.Mark> marks) {
    if (marks.isEmpty()) {
      return;
    }
    html.begin("details", "id", "marks", "open", marks.size() <= 8 ? "open" : "");
    html.element("summary", "Marked in the charts: " + Figures.plural(marks.size(), "instant"));
    html.begin("ul");
    for (Timeline.Mark mark : marks.subList(0, Math.min(200, marks.size()))) {
      html.begin("li", "dir", "auto").element("strong", Figures.clock(mark.second()));
      html.text(" " + mark.text()).end();
    }
    html.end().end();
  }
}
