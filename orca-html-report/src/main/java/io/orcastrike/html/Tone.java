package io.orcastrike.html;

import io.orcastrike.report.Verdict;

/** How good something is: told by a sign and a colour, never by the colour alone. */
enum Tone {
  GOOD("good", "#009e73", "M4 10l4 4 8-9"),
  BAD("bad", "#d55e00", "M5 5l10 10M15 5L5 15"),
  DOUBTFUL("doubtful", "#b37400", "M10 4v8M10 15v1");

  private final String name;
  private final String color;
  private final String path;

  Tone(String name, String color, String path) {
    this.name = name;
    this.color = color;
    this.path = path;
  }

  static Tone of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> GOOD;
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED, NOT_COMPLETED, FAILED -> BAD;
      case INVALID, INCONCLUSIVE, INTERRUPTED, TERMINATED -> DOUBTFUL;
    };
  }

  /** Returns its class in the style sheet. */
  String styled() {
    return name;
  }

  /** Writes its sign, which needs no style. */
  void write(Html html, int size) {
    String side = Integer.toString(size);
    html.begin(
        "svg",
        "class",
        "sign",
        "width",
        side,
        "height",
        side,
        "viewBox",
        "0 0 20 20",
        "aria-hidden",
        "true");
    html.begin("circle", "cx", "10", "cy", "10", "r", "10", "fill", color).end();
    html.begin(
            "path",
            "d",
            path,
            "fill",
            "none",
            "stroke",
            "#ffffff",
            "stroke-width",
            "2.6",
            "stroke-linecap",
            "round")
        .end();
    html.end().text(" ");
  }
}
