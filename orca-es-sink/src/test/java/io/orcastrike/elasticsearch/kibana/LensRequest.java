package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The search that a Lens panel amounts to: its query, and its columns as aggregations. */
final class LensRequest {
  /** What Kibana takes for "auto" depends on the range; here it is the interval of a document. */
  private static final String AUTO = "10s";

  private final JsonNode columns;

  private LensRequest(JsonNode columns) {
    this.columns = columns;
  }

  /**
   * @param state what Lens keeps in {@code attributes.state}
   */
  static ObjectNode of(JsonNode state) {
    JsonNode layers = state.path("datasourceStates").path("formBased").path("layers");
    JsonNode layer = layers.iterator().next();
    ObjectNode body = ImportFile.object();
    body.put("size", 0);
    body.set("query", Kql.query(state.path("query").path("query").asText()));
    body.set(
        "aggs",
        new LensRequest(layer.path("columns"))
            .aggregations(ImportFile.texts(layer.path("columnOrder"))));
    return body;
  }

  private ObjectNode aggregations(List<String> ids) {
    ObjectNode aggregations = ImportFile.object();
    if (columns.path(ids.getFirst()).path("isBucketed").asBoolean()) {
      aggregations.set(ids.getFirst(), bucket(ids));
    } else {
      ids.forEach(id -> aggregations.set(id, filtered(id)));
    }
    return aggregations;
  }

  private ObjectNode bucket(List<String> ids) {
    JsonNode column = columns.path(ids.getFirst());
    JsonNode params = column.path("params");
    ObjectNode below = aggregations(ids.subList(1, ids.size()));
    ObjectNode bucket = ImportFile.object();
    String operation = column.path("operationType").asText();
    ObjectNode how = bucket.putObject(operation).put("field", column.path("sourceField").asText());
    switch (operation) {
      case "date_histogram" -> {
        String interval = params.path("interval").asText();
        how.put("fixed_interval", interval.equals("auto") ? AUTO : interval);
      }
      case "terms" -> {
        how.put("size", params.path("size").asInt());
        String by = params.path("orderBy").path("columnId").asText("");
        String path = by.isEmpty() ? "_key" : path(by);
        how.putObject("order").put(path, params.path("orderDirection").asText());
        if (!by.isEmpty()) {
          below.set(by, filtered(by));
        }
      }
      default -> throw new IllegalArgumentException("no bucket that is tested: " + operation);
    }
    bucket.set("aggs", below);
    return bucket;
  }

  private String path(String id) {
    JsonNode column = columns.path(id);
    String path = column.has("filter") ? id + ">" + id : id;
    JsonNode percentile = column.path("params").path("percentile");
    return percentile.isMissingNode() ? path : path + "." + percentile.asText();
  }

  private ObjectNode filtered(String id) {
    JsonNode column = columns.path(id);
    if (!column.has("filter")) {
      return number(column);
    }
    ObjectNode filtered = ImportFile.object();
    filtered.set("filter", Kql.query(column.path("filter").path("query").asText()));
    filtered.putObject("aggs").set(id, number(column));
    return filtered;
  }

  private static ObjectNode number(JsonNode column) {
    String operation = column.path("operationType").asText();
    ObjectNode number = ImportFile.object();
    ObjectNode how =
        number.putObject(
            switch (operation) {
              case "sum", "max" -> operation;
              case "unique_count" -> "cardinality";
              case "percentile" -> "percentiles";
              default ->
                  throw new IllegalArgumentException("no number that is tested: " + operation);
            });
    how.put("field", column.path("sourceField").asText());
    if (operation.equals("percentile")) {
      how.putArray("percents").add(column.path("params").path("percentile").asDouble());
    }
    return number;
  }
}
