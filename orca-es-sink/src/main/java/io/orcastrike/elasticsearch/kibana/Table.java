package io.orcastrike.elasticsearch.kibana;

import java.util.List;

/** A row for each combination of the buckets' values. */
record Table(String title, String description, Documents documents, List<Column> columns)
    implements Lens {
  Table {
    columns = List.copyOf(columns);
  }

  static Table of(String title, String description, Documents of, Column... columns) {
    return new Table(title, description, of, List.of(columns));
  }

  @Override
  public String kind() {
    return "lnsDatatable";
  }

  @Override
  public Json picture(Layer layer) {
    return Json.of("layerId", Layer.ID)
        .with("layerType", "data")
        .with("columns", layer.ids().stream().map(id -> Json.of("columnId", id)).toList());
  }
}
