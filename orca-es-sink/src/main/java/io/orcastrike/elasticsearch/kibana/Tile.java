package io.orcastrike.elasticsearch.kibana;

import java.util.List;

/** One big number. */
record Tile(String title, String description, Documents documents, List<Column> columns)
    implements Lens {
  static Tile of(String description, Documents documents, Column number) {
    return new Tile(number.label(), description, documents, List.of(number.orZero()));
  }

  @Override
  public boolean hidesTitle() {
    return true;
  }

  @Override
  public String kind() {
    return "lnsMetric";
  }

  @Override
  public Json picture(Layer layer) {
    return Json.of("layerId", Layer.ID)
        .with("layerType", "data")
        .with("metricAccessor", layer.numberIds().getFirst());
  }
}
