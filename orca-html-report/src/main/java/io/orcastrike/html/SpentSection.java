package io.orcastrike.html;

import java.util.List;

/** Where the time of the scenarios that took the most of it went. */
final class SpentSection {
  private static final int MOST_SCENARIOS = 5;

  private SpentSection() {}

  static void write(Html html, List<Spent> scenarios) {
    html.begin("section", "class", "answer", "id", "spent");
    html.element("h2", "Where did the time go?", "class", "asked");
    if (scenarios.isEmpty()) {
      html.element("p", "No iteration ended.").end();
      return;
    }
    for (Spent spent : scenarios.subList(0, Math.min(MOST_SCENARIOS, scenarios.size()))) {
      Spent.Part largest = spent.largest();
      html.begin("p").element("strong", spent.scenario(), "dir", "auto", "class", "name");
      html.text(" %s ms on average, ".formatted(Figures.millis(spent.meanMicros())));
      html.text(Figures.percent(largest.micros() / spent.sumMicros()) + " of it ");
      html.element("bdi", largest.name()).end();
      html.add(SpentBar.svg(spent));
    }
    if (scenarios.size() > MOST_SCENARIOS) {
      String more = Figures.plural(scenarios.size() - MOST_SCENARIOS, "more scenario");
      html.element("p", more + ", with less time in all, in the table below", "class", "quiet");
    }
    html.end();
  }
}
