package io.orcastrike.html;

/** A bar whose parts are as long as the parts of a scenario's time. */
final class SpentBar {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 22;
  private static final int CHARACTER = 7;

  private SpentBar() {}

  static Html svg(Spent spent) {
    Html html = new Html();
    html.begin(
        "svg",
        "class",
        "spent",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, HEIGHT),
        "width",
        "100%",
        "role",
        "img",
        "aria-label",
        spoken(spent),
        "font-family",
        "sans-serif",
        "font-size",
        "12");
    double at = 0;
    for (Spent.Part part : spent.parts()) {
      double width = part.micros() / spent.sumMicros() * WIDTH;
      html.begin("g").element("title", told(part, spent));
      html.begin(
              "rect",
              "x",
              Figures.threeDigits(at),
              "width",
              Integer.toString((int) Math.max(1, width - 1)),
              "height",
              Integer.toString(HEIGHT),
              "class",
              part.ink().area(),
              "fill",
              part.ink().color())
          .end();
      int room = (int) (width - 10) / CHARACTER;
      if (room >= 3) {
        String name = part.name();
        String shown = name.length() <= room ? name : name.substring(0, room - 1) + "…";
        String x = Integer.toString((int) at + 5);
        html.element("text", shown, "x", x, "y", "15", "class", "on", "fill", "#ffffff");
      }
      html.end();
      at += width;
    }
    return html.end();
  }

  private static String told(Spent.Part part, Spent spent) {
    return "%s: %s ms, %s"
        .formatted(
            part.name(),
            Figures.millis(part.micros()),
            Figures.percent(part.micros() / spent.sumMicros()));
  }

  private static String spoken(Spent spent) {
    return String.join("; ", spent.parts().stream().map(part -> told(part, spent)).toList());
  }
}
