package io.orcastrike.html;

import io.orcastrike.report.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How to run it again: the options that make the same run. */
final class AgainSection {
  private AgainSection() {}

  static void write(Html html, RunInfo info) {
    html.begin("section", "id", "again").element("h2", "Run it again");
    html.element(
        "p",
        "The same iterations in the same order: the same test, parameters and seed. TEST is what"
            + " was given to the first run, as a file, a folder or coordinates. On a swarm the same"
            + " options go to orca lead, with --on ADDRESS and --quorum N.",
        "class",
        "quiet");
    html.element("pre", "orca run " + command(info), "dir", "ltr");
    html.end();
  }

  static String command(RunInfo info) {
    List<String> words = new ArrayList<>();
    words.add("TEST");
    new TreeMap<>(info.parameters())
        .forEach((name, value) -> words.add("--param " + quote(name + "=" + value)));
    if (info.scale() != 1) {
      words.add("--scale " + info.scale());
    }
    words.add("--seed " + info.seed());
    if (info.drones().size() > 1) {
      words.add("--drones " + info.drones().size());
    }
    return String.join(" \\\n  ", words);
  }

  /** Returns a text as one word for a shell. */
  private static String quote(String text) {
    return text.matches("[\\w@%+=:,./#-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
