package io.orcastrike.html;

import io.orcastrike.report.ThresholdResult;
import java.util.List;
import java.util.Locale;

/** A card for each threshold: whether it was kept, and by how much. */
final class ThresholdSection {
  private static final int WIDTH = 200;

  private ThresholdSection() {}

  static void write(Html html, List<ThresholdResult> thresholds) {
    html.begin("section", "id", "thresholds").element("h2", "Thresholds");
    if (thresholds.isEmpty()) {
      html.element("p", "The plan has none: a run of it cannot fail.", "class", "quiet");
    }
    html.begin("div", "class", "cards");
    thresholds.stream().limit(200).forEach(threshold -> card(html, new Judged(threshold)));
    html.end().end();
  }

  private static void card(Html html, Judged judged) {
    ThresholdResult threshold = judged.result();
    html.begin("div", "class", "card " + judged.tone().styled());
    html.begin("p", "class", "rule", "dir", "auto");
    judged.tone().write(html, 16);
    html.element("code", threshold.expression()).end();
    html.begin("p", "class", "observed").element("strong", judged.observed());
    if (threshold.observed().isPresent()) {
      html.text(" " + judged.state() + (judged.marginText().isEmpty() ? "" : ", "));
      html.text(judged.marginText());
    }
    html.end();
    bar(html, judged);
    if (threshold.firstBreach().isPresent()) {
      String at = Figures.clock(threshold.firstBreach().getAsLong());
      html.element("p", "first broken at " + at, "class", "quiet");
    }
    if (!threshold.explanation().isEmpty()) {
      html.element("p", threshold.explanation(), "class", "quiet", "dir", "auto");
    }
    html.end();
  }

  /** Shows where the observed value stands beside the bound. */
  private static void bar(Html html, Judged judged) {
    double bound = judged.result().bound();
    if (judged.result().observed().isEmpty() || !(bound > 0)) {
      return;
    }
    double observed = Math.max(0, judged.result().observed().getAsDouble());
    double most = 1.15 * Math.max(bound, observed);
    html.begin(
        "svg",
        "class",
        "gauge",
        "viewBox",
        "0 0 %d 8".formatted(WIDTH),
        "width",
        "100%",
        "height",
        "8",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    box(html, "track", "#dddddd", 0, WIDTH, 2, 4);
    Ink ink =
        switch (judged.tone()) {
          case GOOD -> Ink.GREEN;
          case BAD -> Ink.RED;
          case DOUBTFUL -> Ink.ORANGE;
        };
    box(html, ink.area(), ink.color(), 0, observed / most * WIDTH, 2, 4);
    box(html, "bound", "#333333", bound / most * WIDTH - 1, 2, 0, 8);
    html.end();
  }

  private static void box(
      Html html, String styled, String color, double x, double width, int y, int height) {
    html.begin(
            "rect",
            "x",
            String.format(Locale.ROOT, "%.1f", x),
            "y",
            Integer.toString(y),
            "width",
            String.format(Locale.ROOT, "%.1f", width),
            "height",
            Integer.toString(height),
            "class",
            styled,
            "fill",
            color)
        .end();
  }
}
