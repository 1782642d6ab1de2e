package io.orcastrike.cli;

import java.util.List;

/** Small pictures made of characters. */
final class Bar {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_LEVELS = "_.-=+*%#";

  private Bar() {}

  /** Returns a bar that is filled to a share, 0 to 1. */
  static String progress(double share, int width, Look look) {
    double filled = Math.min(1, Math.max(0, share)) * width;
    int whole = (int) filled;
    if (!look.unicode()) {
      return "#".repeat(whole) + "-".repeat(width - whole);
    }
    int eighths = (int) ((filled - whole) * 8);
    boolean partial = eighths > 0;
    return "█".repeat(whole)
        + (partial ? EIGHTHS.substring(eighths, eighths + 1) : "")
        + "╌".repeat(width - whole - (partial ? 1 : 0));
  }

  /** Returns values as columns of at most eight levels, from zero to the largest. */
  static String sparkline(List<Double> values, Look look) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    String levels = look.text(LEVELS, ASCII_LEVELS);
    StringBuilder line = new StringBuilder();
    for (double value : values) {
      int level = most <= 0 ? 0 : (int) Math.round(value / most * (levels.length() - 1));
      line.append(levels.charAt(Math.max(0, level)));
    }
    return line.toString();
  }
}
