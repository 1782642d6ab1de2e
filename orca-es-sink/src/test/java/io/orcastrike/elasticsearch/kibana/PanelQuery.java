package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a panel asks Elasticsearch: {@code POST /{index}/_search} with the body, but for the range
 * of time and what is chosen in the controls.
 */
public record PanelQuery(String dashboard, String panel, String index, JsonNode body) {

  /** Returns the queries of all panels that have one, of Kibana and of Grafana. */
  public static List<PanelQuery> all() {
    List<PanelQuery> all =
        new ArrayList<>(KibanaQueries.of(ImportFile.of(KibanaDashboards.text())));
    all.addAll(GrafanaQueries.of(ImportFile.read(GrafanaDashboard.text())));
    return all;
  }

  /** Returns whether it can be answered only where histograms are a type of fields. */
  public boolean needsHistograms() {
    return body.findValues("field").stream()
        .map(JsonNode::asText)
        .anyMatch(inAnyDataset(Schema.Type.HISTOGRAM));
  }

  private static Predicate<String> inAnyDataset(Schema.Type type) {
    return field ->
        Schema.datasets().values().stream().anyMatch(fields -> fields.get(field) == type);
  }

  @Override
  public String toString() {
    return dashboard + " / " + panel;
  }
}
