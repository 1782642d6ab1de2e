package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.elasticsearch.Streams.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The index templates, which say how the documents are kept. */
final class Templates {
  static final String METRICS = "orca-metrics";
  static final String LOGS = "orca-logs";

  /** Elasticsearch's own templates for metrics and logs have 100. */
  private static final int PRIORITY = 500;

  /** Where distributions stand. */
  static final List<String> HISTOGRAMS =
      List.of(Fields.RESPONSE_MS, Fields.SERVICE_MS, Fields.JUDGED_MS);

  private final String retention;
  private final Set<String> missing;

  /**
   * Makes them.
   *
   * @param retention how long documents are kept, such as 90d
   * @param missing types of fields that the server has not
   */
  Templates(String retention, Set<String> missing) {
    this.retention = retention;
    this.missing = missing;
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
      mapping.type(histogram, Mapping.HISTOGRAM);
    }
    return mapping.properties();
  }

  private ObjectNode events() {
    return common().type(Fields.MESSAGE, "match_only_text").properties();
  }

  private Mapping common() {
    return new Mapping(missing)
        .type(Fields.TIMESTAMP, "date")
        .type(Fields.STREAM_TYPE, "constant_keyword")
        .type(Fields.DATASET, "constant_keyword")
        .type(Fields.NAMESPACE, "constant_keyword")
        .type(Fields.NOTE, "text")
        .type(Fields.REASONS, "text")
        .type(Fields.COUNT, "long")
        .type(Fields.SCALE, "double")
        .type(Fields.DURATION_S, "double")
        .type(Fields.RATE_TARGET, "double")
        .type(Fields.RATE_ACHIEVED, "double")
        .type(Fields.CPU_SHARE, "double")
        .type(Fields.GC_SHARE, "double")
        .type(Fields.THRESHOLD_BOUND, "double")
        .type(Fields.THRESHOLD_OBSERVED, "double");
  }
}
