package io.orcastrike.elasticsearch.kibana;

import java.util.List;

/**
 * A chart with two axes. The first bucket is the horizontal axis, a second one makes a line for
 * each of its values.
 *
 * @param series the form of the lines, in the words of Lens
 */
record XyChart(
    String series, String title, String description, Documents documents, List<Column> columns)
    implements Lens {
  XyChart {
    columns = List.copyOf(columns);
  }

  static XyChart lines(String title, String description, Documents of, Column... columns) {
    return new XyChart("line", title, description, of, List.of(columns));
  }

  static XyChart areas(String title, String description, Documents of, Column... columns) {
    return new XyChart("area", title, description, of, List.of(columns));
  }

  static XyChart bars(String title, String description, Documents of, Column... columns) {
    return new XyChart("bar", title, description, of, List.of(columns));
  }

  static XyChart stackedBars(String title, String description, Documents of, Column... columns) {
    return new XyChart("bar_stacked", title, description, of, List.of(columns));
  }

  /** What share of the whole each value has. */
  static XyChart shares(String title, String description, Documents of, Column... columns) {
    return new XyChart("bar_percentage_stacked", title, description, of, List.of(columns));
  }

  @Override
  public String kind() {
    return "lnsXY";
  }

  @Override
  public Json picture(Layer layer) {
    List<String> buckets = layer.bucketIds();
    Json data =
        Json.of("layerId", Layer.ID)
            .with("layerType", "data")
            .with("seriesType", series)
            .with("xAccessor", buckets.getFirst())
            .with("accessors", layer.numberIds())
            .with("position", "top")
            .with("showGridlines", false);
    if (buckets.size() > 1) {
      data = data.with("splitAccessor", buckets.get(1));
    }
    return Json.of("preferredSeriesType", series)
        .with("legend", Json.of("isVisible", true).with("position", "bottom"))
        .with("valueLabels", "hide")
        .with("fittingFunction", "Linear")
        .with("layers", List.of(data));
  }
}
