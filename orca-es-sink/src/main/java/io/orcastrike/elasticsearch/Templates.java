package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.elasticsearch.Streams.Dataset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The index templates, which say how the documents are kept. */
final class Templates {
  static final String METRICS = "orca-metrics";
  static final String LOGS = "orca-logs";

  /** Elasticsearch's own templates for metrics and logs have 100. */
  private static final int PRIORITY = 500;

  /** Where distributions stand. */
  static final List<String> HISTOGRAMS =
      List.of("orca.response.ms", "orca.service.ms", "orca.judged.ms");

  private final String retention;
  private final boolean allTypes;

  /**
   * Makes them.
   *
   * @param retention how long documents are kept, such as 90d
   * @param allTypes whether the server has the types of Elastic's own distribution; else histograms
   *     are kept, but not mapped, and the others are the plain types nearest to them
   */
  Templates(String retention, boolean allTypes) {
    this.retention = retention;
    this.allTypes = allTypes;
  }

  /** Returns the templates by their names. */
  Map<String, ObjectNode> all() {
    Map<String, ObjectNode> all = new TreeMap<>();
    all.put(METRICS, template("metrics-orca.*-*", metrics()));
    all.put(
        LOGS, template("%s-%s-*".formatted(Dataset.EVENT.type(), Dataset.EVENT.label()), events()));
    return all;
  }

  private ObjectNode template(String pattern, ObjectNode properties) {
    Body body = new Body();
    ObjectNode root = body.json();
    root.putArray("index_patterns").add(pattern);
    root.putObject("data_stream");
    root.put("priority", PRIORITY);
    body.put("_meta.description", "Results of load tests by Orca")
        .put("template.lifecycle.data_retention", retention)
        .put("template.settings.index.number_of_shards", 1)
        .put("template.settings.index.codec", "best_compression")
        .put("template.mappings.date_detection", false);
    ObjectNode mappings = (ObjectNode) root.at("/template/mappings");
    mappings.putArray("dynamic_templates").add(texts()).add(fractions());
    mappings.set("properties", properties);
    return root;
  }

  private static ObjectNode texts() {
    ObjectNode strings = JsonNodeFactory.instance.objectNode();
    strings
        .putObject("strings")
        .put("match_mapping_type", "string")
        .putObject("mapping")
        .put("type", "keyword")
        .put("ignore_above", 1024);
    return strings;
  }

  /** A first value without a fraction must not make a field whole for ever. */
  private static ObjectNode fractions() {
    ObjectNode doubles = JsonNodeFactory.instance.objectNode();
    doubles
        .putObject("fractions")
        .put("match_mapping_type", "double")
        .putObject("mapping")
        .put("type", "double");
    return doubles;
  }

  private ObjectNode metrics() {
    Mapping mapping = common();
    for (String histogram : HISTOGRAMS) {
      if (allTypes) {
        mapping.type(histogram, "histogram");
      } else {
        mapping.unmapped(histogram);
      }
    }
    return mapping.properties();
  }

  private ObjectNode events() {
    return common().type("message", allTypes ? "match_only_text" : "text").properties();
  }

  private Mapping common() {
    String constant = allTypes ? "constant_keyword" : "keyword";
    return new Mapping()
        .type("@timestamp", "date")
        .type("data_stream.type", constant)
        .type("data_stream.dataset", constant)
        .type("data_stream.namespace", constant)
        .type("orca.note", "text")
        .type("orca.reasons", "text")
        .type("orca.count", "long")
        .type("orca.scale", "double")
        .type("orca.duration.s", "double")
        .type("orca.rate.target", "double")
        .type("orca.rate.achieved", "double")
        .type("orca.drone.cpu_share", "double")
        .type("orca.drone.gc_share", "double")
        .type("orca.threshold.bound", "double")
        .type("orca.threshold.observed", "double");
  }
}
