package io.orcastrike.html;

import io.orcastrike.report.Interval;
import java.util.Arrays;

/** The charts of a run without scripts; the scripts put theirs in the same places. */
final class StaticCharts {
  /** As many as can be told apart, and no more: a page has a size to keep. */
  private static final int MOST_POINTS = 150;

  private static final int SHADES = 8;

  private final Timeline timeline;
  private final Axis time;

  /** The timeline must not be empty. */
  StaticCharts(Timeline whole) {
    this.timeline = whole.atMost(MOST_POINTS);
    this.time = Axis.time(timeline.from(), timeline.to());
  }

  Html load() {
    double[] target = timeline.perSecond(Interval::target);
    double[] achieved = timeline.perSecond(Interval::started);
    double[] dropped = timeline.perSecond(Interval::dropped);
    double[] inFlight = timeline.each(Interval::inFlight);
    Plot plot =
        new Plot(
                "Load over time: target, achieved and dropped iterations per second, in flight",
                time,
                Axis.upTo(most(target, achieved, dropped, inFlight)))
            .line("in flight", Ink.GREY, false, timeline.middles(), inFlight)
            .line("target /s", Ink.ORANGE, true, timeline.middles(), target)
            .line("achieved /s", Ink.BLUE, false, timeline.middles(), achieved);
    if (most(dropped) > 0) {
      plot.line("dropped /s", Ink.RED, false, timeline.middles(), dropped);
    }
    return marked(plot);
  }

  Html latency() {
    double[] p50 = timeline.millis(50, true);
    double[] p95 = timeline.millis(95, true);
    double[] p99 = timeline.millis(99, true);
    double[] service = timeline.millis(99, false);
    double[] at = timeline.middles();
    return marked(
        new Plot(
                "Percentiles over time in milliseconds, logarithmic: response p50, p95 and p99,"
                    + " service p99",
                time,
                Axis.latency(least(p50, service), most(p99, service)))
            .line("response p99", Ink.RED, false, at, p99)
            .line("response p95", Ink.ORANGE, false, at, p95)
            .line("response p50", Ink.BLUE, false, at, p50)
            .line("service p99", Ink.GREEN, true, at, service));
  }

  Html heat(HeatMap map) {
    double low = map.lowest() / 1e3;
    double high = map.highest() / 1e3;
    Axis latency = Axis.latency(low, high).within(low, high);
    Plot plot =
        new Plot(
                "Latency heatmap: how many iterations took how long, over time; response in"
                    + " milliseconds, logarithmic",
                time,
                latency)
            .legend("the darker, the more iterations", Ink.BLUE);
    for (int shade = 1; shade <= SHADES; shade++) {
      StringBuilder cells = new StringBuilder();
      for (HeatMap.Column column : map.columns()) {
        for (int i = 0; i < column.buckets().size(); i++) {
          int index = column.buckets().index(i);
          if (Math.ceil(SHADES * map.darkness(column.buckets().count(i))) == shade) {
            cells.append(
                plot.box(
                    column.fromSecond(),
                    column.toSecond(),
                    BucketScale.COARSE.lower(index) / 1e3,
                    BucketScale.COARSE.upper(index) / 1e3));
          }
        }
      }
      plot.boxes(Ink.BLUE, (double) shade / SHADES, cells.toString());
    }
    return plot.svg();
  }

  Html throughput() {
    double[] rates = timeline.perSecond(interval -> interval.succeeded() + interval.failed());
    double[] p99 = timeline.millis(99, true);
    double[] p50 = timeline.millis(50, true);
    Axis rate = Axis.upTo(most(rates));
    Plot plot =
        new Plot(
                "Throughput against latency: each dot an interval; response p50 and p99 in"
                    + " milliseconds, logarithmic, by iterations ended per second",
                rate,
                Axis.latency(least(p50), most(p99)))
            .legend("response p99, by ended /s", Ink.RED)
            .legend("response p50", Ink.BLUE);
    for (int i = 0; i < rates.length; i++) {
      if (Double.isFinite(p99[i])) {
        plot.dot(Ink.RED, rates[i], p99[i]).dot(Ink.BLUE, rates[i], p50[i]);
      }
    }
    return plot.svg();
  }

  Html errors() {
    double[] failed = timeline.perSecond(Interval::failed);
    double[] dropped = timeline.perSecond(Interval::dropped);
    Axis rate = Axis.upTo(most(failed, dropped));
    Plot plot =
        new Plot("Errors over time: failed and dropped iterations per second", time, rate)
            .legend("failed /s", Ink.RED)
            .line("dropped /s", Ink.PURPLE, false, timeline.middles(), dropped);
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < failed.length; i++) {
      Interval interval = timeline.intervals().get(i);
      if (failed[i] > 0) {
        bars.append(plot.box(interval.fromSecond(), interval.toSecond(), 0, failed[i]));
      }
    }
    return marked(plot.boxes(Ink.RED, 0.8, bars.toString()));
  }

  private Html marked(Plot plot) {
    timeline.marks().forEach(mark -> plot.mark(mark.ink(), (double) mark.second(), mark.text()));
    return plot.svg();
  }

  private static double most(double[]... figures) {
    return Arrays.stream(figures)
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static double least(double[]... figures) {
    return Arrays.stream(figures)
        .flatMapToDouble(Arrays::stream)
        .filter(figure -> figure > 0)
        .min()
        .orElse(1);
  }
}
