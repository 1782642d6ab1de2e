package io.orcastrike.elasticsearch.kibana;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that Kibana 8.8 and later can show of Orca's results: data views and dashboards, in
 * the form that it imports. It is the same text each time.
 *
 * <p>Safe for use by many threads.
 */
public final class KibanaDashboards {
  private KibanaDashboards() {}

  /** Returns the file: one saved object in each line (NDJSON). */
  public static String text() {
    return objects().stream().map(object -> object.line() + "\n").collect(Collectors.joining());
  }

  /** Returns what is in the file; first what others refer to. */
  static List<SavedObject> objects() {
    return Stream.concat(
            Arrays.stream(DataView.values()).map(DataView::savedObject),
            dashboards().stream().flatMap(dashboard -> dashboard.savedObjects().stream()))
        .toList();
  }

  private static List<Dashboard> dashboards() {
    return List.of(
        RunOverview.dashboard(),
        CompareRuns.dashboard(),
        Trend.dashboard(),
        SwarmHealth.dashboard(),
        Errors.dashboard());
  }
}
