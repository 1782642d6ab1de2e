package io.orcastrike.html;

/**
 * What stands around the sections of a page: its head, the bar at its top, its data and scripts.
 *
 * <p>Used by one thread at a time.
 */
final class PageFrame {
  private final Html html;
  private final String script;

  private PageFrame(Html html, String script) {
    this.html = html;
    this.script = script;
  }

  /**
   * Begins a page, up to where its first section stands.
   *
   * @param isLive whether it may ask the server that it comes from
   */
  static PageFrame begin(Html html, String title, boolean isLive) {
    PageFrame frame = new PageFrame(html, PageFiles.script(isLive));
    String style = PageFiles.style();
    // Nothing but what stands in the page, named by its hash: that works from a disk too.
    String policy =
        "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none';"
                .formatted(PageFiles.hash(frame.script), PageFiles.hash(style))
            + " form-action 'none'; connect-src %s".formatted(isLive ? "'self'" : "'none'");
    html.verbatim("<!doctype html>\n");
    html.begin("html", "lang", "en").begin("head").single("meta", "charset", "utf-8");
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.single("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", title + " – Orca");
    html.single("link", "rel", "icon", "href", "data:,");
    html.begin("style").verbatim(style).end();
    html.end().begin("body");
    frame.bar();
    if (isLive) {
      LiveShell.writeBar(html);
    }
    html.begin("main");
    return frame;
  }

  /** The scripts show it; without them there is nothing to do. */
  private void bar() {
    html.begin("div", "class", "bar toolbar scripted", "hidden", "hidden");
    html.element("span", "Orca", "class", "brand");
    html.element(
        "span", "Drop another report.html or result.json here to lay it over.", "class", "quiet");
    html.begin("label", "class", "button").text("Compare with a file … ");
    html.single(
        "input",
        "type",
        "file",
        "id",
        "other",
        "accept",
        ".html,.json",
        "aria-label",
        "Compare with the report or result of another run");
    html.end();
    html.element("button", "Dark", "type", "button", "id", "theme", "aria-pressed", "false");
    html.end();
  }

  /** Ends the sections; what follows is for the scripts. */
  void endSections() {
    html.end();
  }

  /** Writes JSON for the scripts. */
  void data(String id, String json) {
    html.begin("script", "type", "application/json", "id", id).verbatim(json).end();
  }

  /** Ends the page. */
  void end() {
    html.begin("script").verbatim(script).end();
    html.end().end().verbatim("\n");
  }
}
