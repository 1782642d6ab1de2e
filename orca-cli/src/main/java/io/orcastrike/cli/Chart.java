package io.orcastrike.cli;

import io.orcastrike.core.Preview.WorkloadPreview;
import java.util.ArrayList;
import java.util.List;

/** A curve of load over time, made of characters. */
final class Chart {
  /** How many points a curve needs: one for each column. */
  static final int WIDTH = 60;

  private static final int HEIGHT = 8;
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

  private Chart() {}

  static List<String> lines(WorkloadPreview workload, Look look) {
    List<Double> curve = workload.curve();
    double most = curve.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<String> lines = new ArrayList<>();
    String top = Figures.rate(most);
    int margin = Math.max(top.length(), 5);
    for (int row = HEIGHT - 1; row >= 0; row--) {
      String label = row == HEIGHT - 1 ? top : "";
      lines.add(
          " ".repeat(margin - label.length())
              + label
              + look.text(" │", " |")
              + row(curve, most, row, look));
    }
    lines.add(
        " ".repeat(margin - 1)
            + "0"
            + look.text(" └", " +")
            + look.text("─", "-").repeat(curve.size()));
    String end = Figures.clock(workload.duration());
    lines.add(" ".repeat(margin + 2) + "00:00" + " ".repeat(curve.size() - 5 - end.length()) + end);
    return lines;
  }

  private static String row(List<Double> curve, double most, int row, Look look) {
    StringBuilder text = new StringBuilder();
    for (double value : curve) {
      double filled = most <= 0 ? 0 : value / most * HEIGHT - row;
      int eighths = (int) Math.round(Math.min(1, Math.max(0, filled)) * 8);
      text.append(look.unicode() ? EIGHTHS.charAt(eighths) : eighths >= 4 ? '#' : ' ');
    }
    return text.toString().stripTrailing();
  }
}
