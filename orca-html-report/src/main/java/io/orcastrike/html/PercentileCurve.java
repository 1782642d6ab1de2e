package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import java.util.List;

/**
 * A chart of what share of values is at most how long, with more room the nearer to all of them:
 * each step to the right leaves out a tenth of what was left out before.
 */
final class PercentileCurve {
  /** A line of the chart. */
  record Line(String name, Ink ink, boolean isDashed, Distribution times) {}

  private static final int POINTS_A_DECADE = 20;

  private PercentileCurve() {}

  static Html svg(List<Line> lines) {
    long most = lines.stream().mapToLong(line -> line.times().count()).max().orElse(0);
    double nines = Math.max(1, Math.min(6, Math.ceil(Math.log10((double) Math.max(10, most)))));
    double low = Double.MAX_VALUE;
    double high = 0;
    for (Line line : lines) {
      if (!line.times().isEmpty()) {
        low = Math.min(low, Math.max(1, line.times().min()) / 1e3);
        high = Math.max(high, line.times().max() / 1e3);
      }
    }
    Plot plot =
        new Plot(
            "Percentile curve in milliseconds, logarithmic, over 0 to nearly 100 percent",
            new Axis(0, nines, false, PercentileCurve::percent),
            Axis.latency(high == 0 ? 1 : low, high));
    lines.forEach(line -> draw(plot, line, nines));
    return plot.svg();
  }

  private static void draw(Plot plot, Line line, double nines) {
    // Beyond one value in all there is nothing to know.
    double end = Math.min(nines, Math.log10((double) Math.max(1, line.times().count())));
    int points = line.times().isEmpty() ? 0 : (int) (end * POINTS_A_DECADE) + 1;
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      xs[i] = (double) i / POINTS_A_DECADE;
      double share = 1 - Math.pow(10, -xs[i]);
      ys[i] = Math.max(1, line.times().percentile(Math.max(1e-9, 100 * share))) / 1e3;
    }
    plot.line(line.name(), line.ink(), line.isDashed(), xs, ys);
  }

  /** Names a place on the axis: 0, 90, 99, 99.9 … percent. */
  static String percent(double nines) {
    int whole = (int) nines;
    if (whole != nines) {
      return "";
    }
    return switch (whole) {
      case 0 -> "0 %";
      case 1 -> "90 %";
      case 2 -> "99 %";
      default -> "99." + "9".repeat(whole - 2) + " %";
    };
  }
}
