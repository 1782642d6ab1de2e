package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a dashboard lists, under the names that Kibana expects, what its parts refer to. */
final class ReferenceRules {
  private static final Pattern LINK = Pattern.compile("]\\(([^)]*)\\)");
  private static final String VIEW = "#/view/";

  private ReferenceRules() {}

  static List<String> findings(ImportFile file, JsonNode dashboard) {
    List<String> findings = new ArrayList<>();
    Map<String, String> wanted = new HashMap<>();
    for (JsonNode panel : ImportFile.panels(dashboard)) {
      String id = panel.path("panelIndex").asText();
      JsonNode config = panel.path("embeddableConfig");
      for (JsonNode reference : config.path("attributes").path("references")) {
        wanted.put(id + ":" + reference.path("name").asText(), reference.path("id").asText());
      }
      if (panel.has("panelRefName")) {
        wanted.put(id + ":" + panel.path("panelRefName").asText(), "");
      } else if (panel.path("type").asText().equals("search")) {
        findings.add("a search without panelRefName: " + panel.path("title").asText());
      }
      links(file, config).forEach(findings::add);
    }
    JsonNode controls = dashboard.path("attributes").path("controlGroupInput").path("panelsJSON");
    for (String control : ImportFile.names(ImportFile.read(controls.asText("{}")))) {
      wanted.put("controlGroup_" + control + ":optionsListDataView", "");
    }
    for (JsonNode reference : dashboard.path("references")) {
      String name = reference.path("name").asText();
      String id = wanted.remove(name);
      if (id == null) {
        findings.add("a reference that nothing needs, or twice: " + name);
      } else if (!id.isEmpty() && !id.equals(reference.path("id").asText())) {
        findings.add("a reference to another object than its panel's: " + name);
      }
    }
    wanted.keySet().forEach(name -> findings.add("a reference is missing: " + name));
    return findings.stream().map(each -> ImportFile.title(dashboard) + ": " + each).toList();
  }

  private static List<String> links(ImportFile file, JsonNode config) {
    List<String> findings = new ArrayList<>();
    Matcher links =
        LINK.matcher(config.path("savedVis").path("params").path("markdown").asText(""));
    while (links.find()) {
      String to = links.group(1);
      boolean found =
          to.startsWith(VIEW) && file.find("dashboard", to.substring(VIEW.length())).isPresent();
      if (!found) {
        findings.add("a link to no dashboard of the file: " + to);
      }
    }
    return findings;
  }
}
