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

  private ChartsSection(Html html) {
    this.html = html;
  }

  static void write(Html html, RunReport report, List<StepRow> rows, @Nullable RunReport earlier) {
    new ChartsSection(html).write(report, rows, earlier);
  }

  private void write(RunReport report, List<StepRow> rows, @Nullable RunReport earlier) {
    html.begin("section", "id", "charts").element("h2", "Over time");
    if (report.timeline().isEmpty()) {
      html.element("p", "Nothing was measured.", "class", "quiet").end();
      return;
    }
    Timeline timeline = Timeline.of(report);
    StaticCharts charts = new StaticCharts(timeline);
    HeatMap map = HeatMap.of(timeline.moments());
    toolbar(timeline.from(), timeline.to());
    html.begin("div", "class", "charts");
    String load = LoadSection.rates(report) + " " + LoadSection.sums(report.totals());
    figure(Chart.LOAD, load, charts.load());
    figure(Chart.LATENCY, Chart.LATENCY.text(), charts.latency());
    figure(Chart.HEAT, Chart.HEAT.text(), map.isEmpty() ? new Html() : charts.heat(map));
    figure(Chart.CURVE, Chart.CURVE.text(), curve(rows, earlier));
    figure(Chart.THROUGHPUT, Chart.THROUGHPUT.text(), charts.throughput());
    figure(Chart.ERRORS, errors(report), charts.errors());
    html.end();
    marks(timeline.marks());
    html.end();
  }

  /** Writes the places of the charts, for scripts that draw them while the run goes on. */
  static void writePlaces(Html html) {
    ChartsSection places = new ChartsSection(html);
    html.begin("section", "id", "charts").element("h2", "Over time");
    places.toolbar(0, 1);
    html.begin("div", "class", "charts");
    for (Chart chart : Chart.values()) {
      places.figure(chart, chart.text(), new Html());
    }
    html.end().end();
  }

  private static String errors(RunReport report) {
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
      List<StepRow> before = StepRow.of(earlier.series());
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

  private void figure(Chart chart, String text, Html drawn) {
    html.begin("figure", "data-chart", chart.word(), "id", "chart-" + chart.word());
    html.begin("figcaption").element("h3", chart.title());
    html.element("p", text, "class", "quiet").end();
    html.begin("div", "class", "drawn").add(drawn).end();
    html.end();
  }

  /** The scripts show it; without them there is nothing to do. */
  private void toolbar(int from, int to) {
    html.begin("div", "id", "zoom", "class", "toolbar scripted", "hidden", "hidden");
    html.element("span", "", "id", "range", "aria-live", "polite");
    second("from", from);
    second("to", to);
    html.element("button", "Whole run", "type", "button", "id", "whole");
    html.element("span", "Drag over a chart to zoom; Esc shows the whole run.", "class", "quiet");
    html.end();
  }

  private void second(String name, int value) {
    html.begin("label").text(name + " second ");
    html.single(
        "input", "type", "number", "id", name, "min", "0", "value", Integer.toString(value));
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
