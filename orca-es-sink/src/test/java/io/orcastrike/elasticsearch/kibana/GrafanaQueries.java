package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The queries behind the panels of a dashboard for Grafana, told from its file alone. */
final class GrafanaQueries {
  private static final String INDEX = "metrics-orca.*-*";
  private static final String AUTO = "10s";

  private GrafanaQueries() {}

  static List<PanelQuery> of(JsonNode dashboard) {
    List<PanelQuery> queries = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String name = panel.path("title").asText() + " " + target.path("refId").asText();
        queries.add(new PanelQuery("Grafana", name, INDEX, body(target)));
      }
    }
    return queries;
  }

  private static ObjectNode body(JsonNode target) {
    ObjectNode body = ImportFile.object();
    body.put("size", 0);
    body.withObject("query")
        .putObject("query_string")
        .put("analyze_wildcard", true)
        .put("query", Lucene.ofAll(target.path("query").asText()));
    ObjectNode inner = body;
    for (JsonNode bucket : target.path("bucketAggs")) {
      JsonNode settings = bucket.path("settings");
      ObjectNode aggregation = inner.putObject("aggs").putObject(bucket.path("id").asText());
      String type = bucket.path("type").asText();
      ObjectNode how = aggregation.putObject(type).put("field", bucket.path("field").asText());
      how.put("min_doc_count", settings.path("min_doc_count").asInt());
      switch (type) {
        case "terms" -> {
          how.put("size", settings.path("size").asInt());
          String by = settings.path("orderBy").asText().replace("_term", "_key");
          how.putObject("order").put(by, settings.path("order").asText());
        }
        case "date_histogram" ->
            how.put("fixed_interval", settings.path("interval").asText().replace("auto", AUTO));
        default -> throw new IllegalArgumentException("no bucket that is tested: " + type);
      }
      inner = aggregation;
    }
    ObjectNode numbers = inner.putObject("aggs");
    for (JsonNode metric : target.path("metrics")) {
      numbers
          .putObject(metric.path("id").asText())
          .putObject(metric.path("type").asText())
          .put("field", metric.path("field").asText());
    }
    return body;
  }
}
