package io.orcastrike.html;

import java.util.List;

/** A list of texts: a few of them, and the others where they can be unfolded. */
final class Texts {
  private static final int MOST_SHOWN = 6;
  private static final int MOST = 300;

  private Texts() {}

  static void write(Html html, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    items(html, texts.subList(0, Math.min(MOST_SHOWN, texts.size())));
    if (texts.size() > MOST_SHOWN) {
      html.begin("details").element("summary", "%d more".formatted(texts.size() - MOST_SHOWN));
      items(html, texts.subList(MOST_SHOWN, Math.min(MOST, texts.size())));
      html.end();
    }
  }

  private static void items(Html html, List<String> texts) {
    html.begin("ul");
    texts.forEach(text -> html.element("li", text, "dir", "auto"));
    html.end();
  }
}
