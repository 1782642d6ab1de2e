package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How panels are named and placed on a dashboard. */
final class DashboardRules {
  private static final int WIDTH = 48;
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "panelIndex", "gridData", "embeddableConfig", "panelRefName");
  private static final Set<String> TYPES = Set.of("lens", "visualization", "search");

  private final List<String> findings = new ArrayList<>();

  private DashboardRules() {}

  static List<String> findings(JsonNode dashboard) {
    DashboardRules rules = new DashboardRules();
    JsonNode attributes = dashboard.path("attributes");
    ImportFile.read(attributes.path("optionsJSON").asText());
    ImportFile.read(attributes.path("kibanaSavedObjectMeta").path("searchSourceJSON").asText());
    List<JsonNode> panels = ImportFile.panels(dashboard);
    Set<String> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : panels) {
      String title = panel.path("title").asText();
      rules.require(titles.add(title), title, "a title that was used before");
      rules.require(ids.add(panel.path("panelIndex").asText()), title, "a panelIndex used before");
      rules.panel(panel, title);
    }
    for (int i = 0; i < panels.size(); i++) {
      for (int j = 0; j < i; j++) {
        String both =
            panels.get(j).path("title").asText() + ", " + panels.get(i).path("title").asText();
        rules.require(!overlap(panels.get(i), panels.get(j)), both, "overlap");
      }
    }
    return rules.findings.stream().map(each -> ImportFile.title(dashboard) + ": " + each).toList();
  }

  private void panel(JsonNode panel, String title) {
    JsonNode place = panel.path("gridData");
    List<String> unknown = ImportFile.names(panel);
    unknown.removeAll(MEMBERS);
    require(unknown.isEmpty(), title, "unknown members " + unknown);
    require(TYPES.contains(panel.path("type").asText()), title, "unknown type of panel");
    require(
        panel.path("panelIndex").asText().equals(place.path("i").asText("-")),
        title,
        "panelIndex and gridData.i differ");
    require(
        place.path("w").asInt() > 0
            && place.path("h").asInt() > 0
            && place.path("x").asInt(-1) >= 0
            && place.path("y").asInt(-1) >= 0
            && place.path("x").asInt() + place.path("w").asInt() <= WIDTH,
        title,
        "not within the grid: " + place);
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlapping(one.path("gridData"), other.path("gridData"));
  }

  /** Returns whether two places, of any grid, have something in common. */
  static boolean overlapping(JsonNode a, JsonNode b) {
    return overlap(a, b, "x", "w") && overlap(a, b, "y", "h");
  }

  private static boolean overlap(JsonNode a, JsonNode b, String from, String size) {
    return a.path(from).asInt() < b.path(from).asInt() + b.path(size).asInt()
        && b.path(from).asInt() < a.path(from).asInt() + a.path(size).asInt();
  }

  private void require(boolean condition, String title, String otherwise) {
    if (!condition) {
      findings.add(title + ": " + otherwise);
    }
  }
}
