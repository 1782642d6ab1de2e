package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the columns of a Lens panel and what is shown of them fit each other. */
final class LensRules {
  private static final Set<String> BUCKETS = Set.of("date_histogram", "terms");
  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "lnsXY", List.of("xAccessor", "accessors", "splitAccessor"),
          "lnsMetric", List.of("metricAccessor"),
          "lnsDatatable", List.of("columnId"));
  private static final Set<String> SERIES =
      Set.of("line", "area", "bar", "bar_stacked", "bar_percentage_stacked");

  /** Documents come every 10 s: in a shorter bucket there is more than its own rate. */
  private static final Pattern LONG_ENOUGH = Pattern.compile("[3-9]\\ds|[1-9]\\d*[mh]");

  private final List<String> findings = new ArrayList<>();

  private LensRules() {}

  static List<String> findings(JsonNode panel) {
    if (!panel.path("type").asText().equals("lens")) {
      return List.of();
    }
    LensRules rules = new LensRules();
    rules.check(panel.path("embeddableConfig").path("attributes"));
    return rules.findings.stream().map(each -> panel.path("title").asText() + ": " + each).toList();
  }

  private void check(JsonNode attributes) {
    JsonNode state = attributes.path("state");
    JsonNode layers = state.path("datasourceStates").path("formBased").path("layers");
    JsonNode picture = state.path("visualization");
    String kind = attributes.path("visualizationType").asText();
    require(PICTURES.containsKey(kind), "unknown visualizationType " + kind);
    require(state.path("query").path("language").asText().equals("kuery"), "no KQL");
    List<String> ids = ImportFile.names(layers);
    require(ids.size() == 1, "not one layer but " + ids);
    require(
        picture.findValuesAsText("layerId").equals(ids),
        "shows layers %s of %s".formatted(picture.findValuesAsText("layerId"), ids));
    for (String id : ids) {
      String name = "indexpattern-datasource-layer-" + id;
      require(
          ImportFile.reference(attributes, name).isPresent(), "a layer without data view: " + id);
      columns(layers.path(id));
      shown(layers.path(id).path("columns"), picture, PICTURES.getOrDefault(kind, List.of()));
    }
    picture.findValuesAsText("seriesType").stream()
        .filter(series -> !SERIES.contains(series))
        .forEach(series -> findings.add("unknown seriesType " + series));
  }

  private void columns(JsonNode layer) {
    JsonNode columns = layer.path("columns");
    List<String> order = ImportFile.texts(layer.path("columnOrder"));
    require(
        order.equals(ImportFile.names(columns)),
        "columnOrder %s is not columns %s".formatted(order, ImportFile.names(columns)));
    boolean numbers = false;
    for (String id : order) {
      JsonNode column = columns.path(id);
      boolean bucket = column.path("isBucketed").asBoolean();
      require(!(bucket && numbers), "a bucket behind a number: " + id);
      numbers |= !bucket;
      require(
          bucket == BUCKETS.contains(column.path("operationType").asText()),
          "isBucketed is wrong: " + id);
      require(!column.path("label").asText().isBlank(), "no label: " + id);
      order(columns, column, id);
      rate(columns, column, id);
    }
    require(numbers, "no number");
  }

  private void order(JsonNode columns, JsonNode column, String id) {
    JsonNode by = column.path("params").path("orderBy");
    if (by.path("type").asText().equals("column")) {
      JsonNode target = columns.path(by.path("columnId").asText());
      require(
          target.path("isBucketed").isBoolean() && !target.path("isBucketed").asBoolean(),
          "in the order of no number: " + id);
    } else {
      require(
          by.path("type").asText().equals("alphabetical")
              || !column.path("operationType").asText().equals("terms"),
          "in no order: " + id);
    }
  }

  private void rate(JsonNode columns, JsonNode column, String id) {
    if (column.has("timeScale")) {
      boolean fits =
          columns.findValuesAsText("interval").stream().anyMatch(LONG_ENOUGH.asMatchPredicate());
      require(fits, "a rate in buckets shorter than an interval of documents: " + id);
    }
  }

  private void shown(JsonNode columns, JsonNode picture, List<String> accessors) {
    List<String> shown = new ArrayList<>();
    for (String accessor : accessors) {
      for (JsonNode value : picture.findValues(accessor)) {
        shown.addAll(value.isArray() ? ImportFile.texts(value) : List.of(value.asText()));
      }
    }
    List<String> unused = ImportFile.names(columns);
    unused.removeAll(shown);
    require(unused.isEmpty(), "columns that are not shown: " + unused);
    shown.removeAll(ImportFile.names(columns));
    require(shown.isEmpty(), "shows columns that are not there: " + shown);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      findings.add(otherwise);
    }
  }
}
