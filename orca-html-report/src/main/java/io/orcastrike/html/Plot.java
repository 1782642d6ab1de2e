package io.orcastrike.html;

import java.util.Locale;

/**
 * A chart as SVG that needs neither scripts nor styles: presentation attributes only.
 *
 * <p>Used by one thread at a time.
 */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 240;
  private static final int LEFT = 52;
  private static final int RIGHT = 610;
  private static final int TOP = 30;
  private static final int BOTTOM = 214;

  private final Axis x;
  private final Axis y;
  private final Html html = new Html();
  private int legendAt = LEFT;

  /**
   * Begins a chart.
   *
   * @param title what it shows, for those who cannot see it
   */
  Plot(String title, Axis x, Axis y) {
    this.x = x;
    this.y = y;
    html.begin(
        "svg",
        "class",
        "static",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, HEIGHT),
        "width",
        "100%",
        "role",
        "img",
        "aria-label",
        title,
        "font-family",
        "sans-serif",
        "font-size",
        "11");
    for (double tick : y.ticks()) {
      double at = down(tick);
      straight(LEFT, at, RIGHT, at, "grid", "#dddddd", "");
      label(LEFT - 6, at + 4, "end", y.label().apply(tick));
    }
    for (double tick : x.ticks()) {
      double at = across(tick);
      straight(at, BOTTOM, at, BOTTOM + 4, "grid", "#999999", "");
      label(at, BOTTOM + 17, "middle", x.label().apply(tick));
    }
  }

  /** Draws a line through points; one that is not a number interrupts it. */
  Plot line(String name, Ink ink, boolean isDashed, double[] xs, double[] ys) {
    legend(name, ink);
    StringBuilder path = new StringBuilder();
    boolean isDown = false;
    for (int i = 0; i < xs.length; i++) {
      boolean isPoint = Double.isFinite(ys[i]) && (!y.isLogarithmic() || ys[i] > 0);
      if (isPoint) {
        path.append(isDown ? 'L' : 'M').append(figure(across(xs[i])));
        path.append(' ').append(figure(down(ys[i])));
        if (!isDown && (i + 1 == xs.length || !Double.isFinite(ys[i + 1]))) {
          path.append("h1"); // a point of its own is seen too
        }
      }
      isDown = isPoint;
    }
    html.begin(
            "path",
            "d",
            path.toString(),
            "class",
            ink.line(),
            "fill",
            "none",
            "stroke",
            ink.color(),
            "stroke-width",
            "1.6",
            "stroke-linejoin",
            "round",
            "stroke-dasharray",
            isDashed ? "5 3" : "")
        .end();
    return this;
  }

  /** Returns the path of a box, for {@link #boxes}. */
  String box(double fromX, double toX, double fromY, double toY) {
    double left = across(fromX);
    double top = down(toY);
    String width = figure(Math.max(0.8, across(toX) - left));
    String height = figure(Math.max(0, down(fromY) - top));
    return "M%s %sh%sv%sh-%sz".formatted(figure(left), figure(top), width, height, width);
  }

  /** Fills boxes. */
  Plot boxes(Ink ink, double opacity, String path) {
    if (!path.isEmpty()) {
      html.begin(
              "path",
              "d",
              path,
              "class",
              ink.area(),
              "fill",
              ink.color(),
              "fill-opacity",
              String.format(Locale.ROOT, "%.2f", opacity))
          .end();
    }
    return this;
  }

  Plot dot(Ink ink, double atX, double atY) {
    html.begin(
            "circle",
            "cx",
            figure(across(atX)),
            "cy",
            figure(down(atY)),
            "r",
            "2.4",
            "class",
            ink.area(),
            "fill",
            ink.color(),
            "fill-opacity",
            "0.6")
        .end();
    return this;
  }

  /** Marks a place, with a text for those who point at it. */
  Plot mark(Ink ink, double atX, String text) {
    double at = across(atX);
    html.begin("g").element("title", text);
    straight(at, TOP, at, BOTTOM, ink.line(), ink.color(), "2 3");
    html.end();
    return this;
  }

  /** Names a colour; what is drawn beyond the edge is left to the title. */
  Plot legend(String name, Ink ink) {
    if (name.isEmpty() || legendAt > RIGHT - 60) {
      return this;
    }
    straight(legendAt, 12, legendAt + 14, 12, ink.line(), ink.color(), "");
    String shown = name.length() > 34 ? name.substring(0, 33) + "…" : name;
    label(legendAt + 18, 16, "start", shown);
    legendAt += 34 + 6 * shown.length();
    return this;
  }

  Html svg() {
    return html.end();
  }

  private void straight(
      double x1, double y1, double x2, double y2, String styled, String color, String dashes) {
    html.begin(
            "line",
            "x1",
            figure(x1),
            "y1",
            figure(y1),
            "x2",
            figure(x2),
            "y2",
            figure(y2),
            "class",
            styled,
            "stroke",
            color,
            "stroke-dasharray",
            dashes)
        .end();
  }

  private void label(double atX, double atY, String anchor, String text) {
    html.element(
        "text", text, "x", figure(atX), "y", figure(atY), "text-anchor", anchor, "fill", "#555555");
  }

  private double across(double value) {
    return LEFT + x.place(value) * (RIGHT - LEFT);
  }

  private double down(double value) {
    return BOTTOM - y.place(value) * (BOTTOM - TOP);
  }

  private static String figure(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
