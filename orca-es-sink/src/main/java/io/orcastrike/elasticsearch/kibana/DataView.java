package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;
import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/** The indices that a panel asks, as Kibana knows them. */
enum DataView {
  METRICS("Orca metrics", "metrics-orca.*-*"),
  LOGS("Orca events", "logs-orca.event-*");

  private static final String TYPE = "index-pattern";

  private final String title;
  private final String pattern;

  DataView(String title, String pattern) {
    this.title = title;
    this.pattern = pattern;
  }

  static DataView of(Documents documents) {
    return documents.dataset().equals(Datasets.EVENT) ? LOGS : METRICS;
  }

  /** Returns the pattern of the indices that have these documents and no others. */
  static String indices(Documents documents) {
    String type = of(documents) == LOGS ? "logs" : "metrics";
    return type + "-" + documents.dataset() + "-*";
  }

  Reference referenceNamed(String name) {
    return new Reference(TYPE, id(), name);
  }

  private String id() {
    return SavedObject.idOf(TYPE, pattern);
  }

  SavedObject savedObject() {
    return new SavedObject(
        TYPE,
        id(),
        "8.0.0",
        Json.of("title", pattern)
            .with("name", title)
            .with("timeFieldName", Fields.TIMESTAMP)
            .with("fields", "[]")
            .with("fieldAttrs", "{}")
            .with("fieldFormatMap", "{}")
            .with("runtimeFieldMap", "{}")
            .with("sourceFilters", "[]")
            .with("typeMeta", "{}"),
        List.of());
  }
}
