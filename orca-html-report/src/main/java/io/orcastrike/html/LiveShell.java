package io.orcastrike.html;

/** The live page before it knows anything: nothing in it is of a run, so anybody may have it. */
final class LiveShell {
  private LiveShell() {}

  static String html() {
    Html html = new Html();
    PageFrame frame = PageFrame.begin(html, "live", true);
    frame.endSections();
    frame.end();
    return html.toString();
  }

  /** Writes the buttons that steer, and how the page stands with its server. */
  static void writeBar(Html html) {
    html.begin("div", "class", "bar toolbar");
    html.element("span", "connecting …", "id", "line", "role", "status");
    html.begin("span", "id", "steering", "class", "toolbar", "hidden", "hidden");
    button(html, "pause", "Pause", "");
    button(html, "resume", "Resume", "");
    button(html, "slower", "Slower", "");
    button(html, "faster", "Faster", "");
    button(html, "stop", "Stop", "Really stop?");
    button(html, "abort", "Abort", "Really abort?");
    html.element("span", "", "id", "answer", "role", "status");
    html.end().end();
  }

  /**
   * Writes a button.
   *
   * @param sure what is asked before it does what it says; empty: nothing
   */
  private static void button(Html html, String command, String text, String sure) {
    html.element("button", text, "type", "button", "data-command", command, "data-sure", sure);
  }
}
