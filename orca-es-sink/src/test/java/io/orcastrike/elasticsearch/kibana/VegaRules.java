package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.Fields;
import java.util.ArrayList;
import java.util.List;

/** Whether a Vega panel asks as Kibana lets it, and reads what the answer has. */
final class VegaRules {
  private static final String PREFIX = "aggregations.";
  private static final String SUFFIX = ".buckets";

  private final List<String> findings = new ArrayList<>();

  private VegaRules() {}

  static List<String> findings(JsonNode panel) {
    JsonNode vis = panel.path("embeddableConfig").path("savedVis");
    if (!vis.path("type").asText().equals("vega")) {
      return List.of();
    }
    VegaRules rules = new VegaRules();
    rules.check(VegaSpec.of(vis));
    return rules.findings.stream().map(each -> panel.path("title").asText() + ": " + each).toList();
  }

  private void check(JsonNode spec) {
    JsonNode url = spec.path("data").path("url");
    JsonNode body = url.path("body");
    require(
        spec.path("$schema").asText().equals("https://vega.github.io/schema/vega-lite/v5.json"),
        "another $schema than Kibana 8.8 and later all have");
    require(
        spec.path("config").path("kibana").path("hideWarnings").asBoolean(),
        "newer Kibanas would warn of the version");
    require(url.path("%context%").asBoolean(), "does not follow the controls");
    require(url.path("%timefield%").asText().equals(Fields.TIMESTAMP), "does not follow the time");
    require(!body.has("query"), "a query beside %context%, which Kibana refuses");
    require(body.path("size").asInt(-1) == 0, "asks for documents, too");

    String property = spec.path("data").path("format").path("property").asText();
    require(property.startsWith(PREFIX) && property.endsWith(SUFFIX), "reads no buckets");
    JsonNode buckets = body;
    for (String name : property.replace(PREFIX, "").replace(SUFFIX, "").split("\\.")) {
      buckets = buckets.path("aggs").path(name);
    }
    require(buckets.has("terms"), "reads what is not asked for: " + property);
    String flattened = spec.path("transform").path(0).path("flatten").path(0).asText();
    JsonNode percentiles =
        buckets.path("aggs").path(flattened.replace(".values", "")).path("percentiles");
    require(percentiles.has("field"), "flattens what is not asked for: " + flattened);
    require(!percentiles.path("keyed").asBoolean(true), "percentiles are keyed, not a list");
    require(
        percentiles.path("hdr").path("number_of_significant_value_digits").asInt() == 3,
        "percentiles are not by HDR with the digits of Orca's own");
    percentiles
        .path("percents")
        .forEach(each -> require(each.asDouble() < 100, "1 / (1 - share) has no value at 100 %"));
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      findings.add(otherwise);
    }
  }
}
