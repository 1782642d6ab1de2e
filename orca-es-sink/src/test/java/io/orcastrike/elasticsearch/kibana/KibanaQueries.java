package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The queries behind the panels of a file for Kibana, told from the file alone. */
final class KibanaQueries {
  private final ImportFile file;
  private final List<PanelQuery> queries = new ArrayList<>();

  private KibanaQueries(ImportFile file) {
    this.file = file;
  }

  static List<PanelQuery> of(ImportFile file) {
    KibanaQueries all = new KibanaQueries(file);
    for (JsonNode dashboard : file.ofType("dashboard")) {
      ImportFile.panels(dashboard).forEach(panel -> all.add(dashboard, panel));
    }
    return all.queries;
  }

  private void add(JsonNode dashboard, JsonNode panel) {
    JsonNode config = panel.path("embeddableConfig");
    JsonNode vis = config.path("savedVis");
    switch (panel.path("type").asText() + vis.path("type").asText()) {
      case "lens" -> {
        JsonNode attributes = config.path("attributes");
        String index = pattern(attributes.path("references").path(0));
        add(dashboard, panel, index, LensRequest.of(attributes.path("state")));
      }
      case "visualizationvega" -> {
        JsonNode url = VegaSpec.url(vis);
        add(dashboard, panel, url.path("index").asText(), url.path("body"));
      }
      case "visualizationmarkdown" -> {}
      case "search" -> {
        String name = panel.path("panelIndex").asText() + ":" + panel.path("panelRefName").asText();
        JsonNode reference = ImportFile.reference(dashboard, name).orElseThrow();
        JsonNode search = file.find("search", reference.path("id").asText()).orElseThrow();
        add(dashboard, panel, pattern(search.path("references").path(0)), request(search));
      }
      default -> throw new IllegalArgumentException("a panel that is not tested: " + panel);
    }
  }

  private void add(JsonNode dashboard, JsonNode panel, String index, JsonNode body) {
    queries.add(
        new PanelQuery(
            ImportFile.title(dashboard), panel.path("title").asText(), index, body.deepCopy()));
  }

  private String pattern(JsonNode reference) {
    JsonNode view = file.find("index-pattern", reference.path("id").asText()).orElseThrow();
    return ImportFile.title(view);
  }

  private static ObjectNode request(JsonNode search) {
    JsonNode attributes = search.path("attributes");
    JsonNode source =
        ImportFile.read(attributes.path("kibanaSavedObjectMeta").path("searchSourceJSON").asText());
    ObjectNode body = ImportFile.object();
    body.put("size", 10);
    body.set("query", Kql.query(source.path("query").path("query").asText()));
    JsonNode sort = attributes.path("sort").path(0);
    body.putArray("sort").addObject().put(sort.path(0).asText(), sort.path(1).asText());
    body.set("_source", attributes.path("columns"));
    return body;
  }
}
