package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A panel for Grafana: numbers of some documents, over time or in a table. Each number is a query
 * of its own where there are lines, so that it has a name.
 *
 * <p>Immutable.
 *
 * @param type Grafana's name of the kind of panel
 * @param unit Grafana's name of the unit; "short" for none
 * @param terms the fields that have a line, or a row, for each value
 */
record GrafanaPanel(
    String type,
    String title,
    String description,
    Documents documents,
    String unit,
    List<String> terms,
    List<Measure> measures) {
  static final String SOURCE = "DS_ORCA";

  private static final String TIME_SERIES = "timeseries";
  private static final String STAT = "stat";
  private static final String TABLE = "table";

  /** What is computed of a field, and its name in the legend; empty for the bucket's. */
  record Measure(String operation, String field, String label) {
    Json json(int id) {
      return Json.of("id", String.valueOf(id)).with("type", operation).with("field", field);
    }
  }

  static GrafanaPanel lines(String title, String description, Documents documents) {
    return of(TIME_SERIES, title, description, documents);
  }

  static GrafanaPanel table(String title, String description, Documents documents) {
    return of(TABLE, title, description, documents);
  }

  /** The sum over the whole time that is shown. */
  static GrafanaPanel total(String title, Documents documents, String field) {
    return of(STAT, title, "", documents).sum("", field);
  }

  /** The greatest of the whole time that is shown. */
  static GrafanaPanel greatest(String title, Documents documents, String field) {
    return of(STAT, title, "", documents).max("", field);
  }

  private static GrafanaPanel of(
      String type, String title, String description, Documents documents) {
    return new GrafanaPanel(type, title, description, documents, "short", List.of(), List.of());
  }

  GrafanaPanel in(String other) {
    return new GrafanaPanel(type, title, description, documents, other, terms, measures);
  }

  GrafanaPanel each(String field) {
    return new GrafanaPanel(type, title, description, documents, unit, and(terms, field), measures);
  }

  GrafanaPanel max(String label, String field) {
    return measuring(new Measure("max", field, label));
  }

  GrafanaPanel sum(String label, String field) {
    return measuring(new Measure("sum", field, label));
  }

  private GrafanaPanel measuring(Measure measure) {
    return new GrafanaPanel(
        type, title, description, documents, unit, terms, and(measures, measure));
  }

  private static <T> List<T> and(List<T> list, T element) {
    return Stream.concat(list.stream(), Stream.of(element)).toList();
  }

  static Json datasource() {
    return Json.of("type", "elasticsearch").with("uid", "${" + SOURCE + "}");
  }

  Json json(int id, Json place) {
    return Json.of("id", id)
        .with("type", type)
        .with("title", title)
        .with("description", description)
        .with("gridPos", place)
        .with("datasource", datasource())
        .with("targets", targets())
        .with("fieldConfig", Json.of("defaults", defaults()).with("overrides", List.of()))
        .with("options", options());
  }

  private List<Json> targets() {
    if (type.equals(TABLE)) {
      return List.of(target(0, measures, ""));
    }
    List<Json> targets = new ArrayList<>();
    for (Measure measure : measures) {
      targets.add(target(targets.size(), List.of(measure), measure.label()));
    }
    return targets;
  }

  private Json target(int index, List<Measure> computed, String alias) {
    List<Json> metrics = new ArrayList<>();
    computed.forEach(measure -> metrics.add(measure.json(metrics.size() + 1)));
    return Json.of("refId", String.valueOf((char) ('A' + index)))
        .with("datasource", datasource())
        .with("alias", alias)
        .with("query", query())
        .with("timeField", Fields.TIMESTAMP)
        .with("metrics", metrics)
        .with("bucketAggs", buckets());
  }

  private String query() {
    return "%s AND %s:$test AND %s:$run".formatted(documents.lucene(), Fields.TEST, Fields.RUN);
  }

  private List<Json> buckets() {
    List<Json> buckets = new ArrayList<>();
    for (String field : terms) {
      Json settings =
          Json.of("size", "50")
              .with("order", "desc")
              .with("orderBy", "_term")
              .with("min_doc_count", "1");
      buckets.add(bucket(buckets.size(), "terms", field, settings));
    }
    if (!type.equals(TABLE)) {
      Json settings = Json.of("interval", "auto").with("min_doc_count", "1").with("trimEdges", "0");
      buckets.add(bucket(buckets.size(), "date_histogram", Fields.TIMESTAMP, settings));
    }
    return buckets;
  }

  private static Json bucket(int index, String type, String field, Json settings) {
    return Json.of("id", String.valueOf(100 + index))
        .with("type", type)
        .with("field", field)
        .with("settings", settings);
  }

  private Json defaults() {
    Json defaults = Json.of("unit", unit).with("min", 0);
    return type.equals(TIME_SERIES)
        ? defaults.with("custom", Json.of("drawStyle", "line").with("spanNulls", true))
        : defaults;
  }

  private Json options() {
    return switch (type) {
      case TIME_SERIES ->
          Json.of(
                  "legend",
                  Json.of("displayMode", "list")
                      .with("placement", "bottom")
                      .with("showLegend", true))
              .with("tooltip", Json.of("mode", "multi").with("sort", "none"));
      case STAT ->
          Json.of("reduceOptions", Json.of("calcs", List.of(reduction())).with("values", false))
              .with("graphMode", "area");
      default -> Json.of("showHeader", true);
    };
  }

  /** Buckets of time are put together as documents are within them. */
  private String reduction() {
    return measures.getFirst().operation();
  }
}
