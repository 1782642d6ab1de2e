package io.orcastrike.elasticsearch.kibana;

import java.util.List;
import java.util.stream.Collectors;

/** The line at the top of each dashboard that leads to the others. */
final class Navigation {
  private static final List<String> TITLES =
      List.of(RunOverview.TITLE, CompareRuns.TITLE, Trend.TITLE, SwarmHealth.TITLE, Errors.TITLE);

  private Navigation() {}

  /** Returns links that also lead right in a space, as they begin at the current page. */
  static String text() {
    return TITLES.stream()
        .map(title -> "[%s](#/view/%s)".formatted(title, Dashboard.idOf(title)))
        .collect(Collectors.joining(" | ", "**Orca** ", ""));
  }
}
