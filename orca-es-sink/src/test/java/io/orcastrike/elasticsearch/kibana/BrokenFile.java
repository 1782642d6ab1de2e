package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The file for Kibana taken apart, so that a test can break any part of it. JSON within JSON is
 * open, too, for the dashboards that were touched, and closed again by {@link #text}. Panels are
 * those of the run overview unless another is named, by the begin of their titles.
 */
final class BrokenFile {
  private final List<JsonNode> objects =
      new ArrayList<>(ImportFile.of(KibanaDashboards.text()).objects());
  private final List<JsonNode> dashboards =
      objects.stream().filter(each -> each.path("type").asText().equals("dashboard")).toList();
  private final List<ArrayNode> panels =
      dashboards.stream().map(each -> (ArrayNode) open(each, "panelsJSON")).toList();
  private final ObjectNode controls =
      (ObjectNode)
          ImportFile.read(attributes().path("controlGroupInput").path("panelsJSON").asText());

  private static JsonNode open(JsonNode dashboard, String name) {
    return ImportFile.read(dashboard.path("attributes").path(name).asText());
  }

  String text() {
    for (int i = 0; i < dashboards.size(); i++) {
      ((ObjectNode) dashboards.get(i))
          .withObject("attributes")
          .put("panelsJSON", panels.get(i).toString());
    }
    attributes().withObject("controlGroupInput").put("panelsJSON", controls.toString());
    return objects.stream().map(each -> each + "\n").collect(Collectors.joining());
  }

  List<JsonNode> objects() {
    return objects;
  }

  ObjectNode overview() {
    return (ObjectNode) dashboards.getFirst();
  }

  ObjectNode attributes() {
    return overview().withObject("attributes");
  }

  ObjectNode search() {
    return (ObjectNode)
        objects.stream()
            .filter(each -> each.path("type").asText().equals("search"))
            .findFirst()
            .orElseThrow();
  }

  String logs() {
    return objects.get(1).path("id").asText();
  }

  JsonNode references() {
    return overview().path("references");
  }

  ObjectNode reference(int index) {
    return (ObjectNode) references().path(index);
  }

  ObjectNode control(int index) {
    return (ObjectNode) controls.path(ImportFile.names(controls).get(index));
  }

  ObjectNode input(int index) {
    return control(index).withObject("explicitInput");
  }

  ObjectNode panelOf(int dashboard, String title) {
    for (JsonNode panel : panels.get(dashboard)) {
      if (panel.path("title").asText().startsWith(title)) {
        return (ObjectNode) panel;
      }
    }
    throw new IllegalArgumentException("no panel " + title);
  }

  ObjectNode panel(String title) {
    return panelOf(0, title);
  }

  String id(String title) {
    return panel(title).path("panelIndex").asText();
  }

  void rename(String title, String id) {
    panel(title).put("panelIndex", id);
    place(title).put("i", id);
  }

  ObjectNode place(String title) {
    return panel(title).withObject("gridData");
  }

  /** Returns the parameters of a text or a Vega panel. */
  ObjectNode vis(String title) {
    return panel(title).withObject("/embeddableConfig/savedVis/params");
  }

  ObjectNode lens(String title) {
    return panel(title).withObject("/embeddableConfig/attributes");
  }

  ObjectNode lensReference(String title) {
    return (ObjectNode) lens(title).path("references").path(0);
  }

  /** Changes what a panel and, for it, its dashboard refer to. */
  void lensReferenceEverywhere(String title, String id) {
    lensReference(title).put("id", id);
    for (JsonNode reference : references()) {
      if (reference.path("name").asText().startsWith(id(title))) {
        ((ObjectNode) reference).put("id", id);
      }
    }
  }

  ObjectNode query(String title) {
    return lens(title).withObject("/state/query");
  }

  String kql(String title) {
    return query(title).path("query").asText();
  }

  void where(String title, String condition) {
    query(title).put("query", kql(title) + " and " + condition);
  }

  ObjectNode shown(String title) {
    return (ObjectNode) lens(title).path("state").path("visualization").path("layers").path(0);
  }

  ArrayNode accessors(String title) {
    return shown(title).withArray("accessors");
  }

  private ObjectNode layer(String title) {
    return lens(title).withObject("/state/datasourceStates/formBased/layers/" + Layer.ID);
  }

  ArrayNode order(String title) {
    return layer(title).withArray("columnOrder");
  }

  ObjectNode column(String title, String id) {
    return layer(title).withObject("columns").withObject(id);
  }

  void field(String title, String id, String field) {
    column(title, id).put("sourceField", field);
  }

  ObjectNode params(String title, String id) {
    return column(title, id).withObject("params");
  }

  ObjectNode orderBy(String title) {
    return params(title, "b1").withObject("orderBy");
  }

  void vega(Consumer<ObjectNode> mistake) {
    ObjectNode spec = (ObjectNode) ImportFile.read(vis("Response, all").path("spec").asText());
    mistake.accept(spec);
    vis("Response, all").put("spec", spec.toPrettyString());
  }

  void data(Consumer<ObjectNode> mistake) {
    vega(spec -> mistake.accept(spec.withObject("data")));
  }

  void url(Consumer<ObjectNode> mistake) {
    data(data -> mistake.accept(data.withObject("url")));
  }

  void percentiles(Consumer<ObjectNode> mistake) {
    url(url -> mistake.accept((ObjectNode) url.findParent("percents")));
  }
}
