package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import io.orcastrike.elasticsearch.kibana.SavedObject.Reference;
import java.util.List;

/**
 * The curve of all percentiles, one for each value of a field. Its request asks for HDR
 * percentiles, which are exact to the width of a bucket; Lens has no such choice. The nearer to 100
 * %, the more room a percentile has: the horizontal axis is 1 / (1 - share).
 *
 * @param field the histogram
 * @param each the field with a curve for each value
 */
record Vega(String title, Documents documents, String field, String each) implements Panel {
  private static final int CURVES = 10;
  private static final List<Double> PERCENTS =
      List.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 97.5, 99.0, 99.5, 99.9, 99.95, 99.99);

  @Override
  public String type() {
    return "visualization";
  }

  @Override
  public List<Reference> references() {
    return List.of();
  }

  @Override
  public Json config() {
    return Panel.visualization("vega", Json.of("spec", spec().prettyText()), false);
  }

  private Json spec() {
    return Json.of("$schema", "https://vega.github.io/schema/vega-lite/v5.json")
        .with( // Newer Kibanas have v6 and would say so in the panel.
            "config", Json.of("kibana", Json.of("hideWarnings", true)))
        .with(
            "data",
            Json.of("url", request())
                .with("format", Json.of("property", "aggregations.documents.curves.buckets")))
        .with(
            "transform",
            List.of(
                Json.of("flatten", List.of("percentiles.values")).with("as", List.of("point")),
                Json.of("filter", "isValid(datum.point.value)"),
                Json.of("calculate", "100 / (100 - datum.point.key)").with("as", "rarity"),
                Json.of("calculate", "datum.point.key").with("as", "percent"),
                Json.of("calculate", "datum.point.value").with("as", "millis")))
        .with("mark", Json.of("type", "line").with("point", true).with("tooltip", true))
        .with(
            "encoding",
            Json.of("x", percentAxis())
                .with("y", millisAxis())
                .with("color", curves())
                .with("tooltip", tips()));
  }

  private Json request() {
    return Json.of("%context%", true)
        .with("%timefield%", Fields.TIMESTAMP)
        .with("index", DataView.indices(documents))
        .with("body", Json.of("size", 0).with("aggs", Json.of("documents", aggregation())));
  }

  /** The conditions are in the aggregation: with the dashboard's own there may be no query. */
  private Json aggregation() {
    Json percentiles =
        Json.of("field", field)
            .with("percents", PERCENTS)
            .with("keyed", false)
            .with("hdr", Json.of("number_of_significant_value_digits", 3));
    Json curves =
        Json.of(
                "terms",
                Json.of("field", each).with("size", CURVES).with("order", Json.of("_key", "desc")))
            .with("aggs", Json.of("percentiles", Json.of("percentiles", percentiles)));
    return Json.of("filter", documents.query()).with("aggs", Json.of("curves", curves));
  }

  private static Json percentAxis() {
    String label = "datum.value == 1 ? '0 %' : (100 - 100 / datum.value) + ' %'";
    return Json.of("field", "rarity")
        .with("type", "quantitative")
        .with("scale", Json.of("type", "log"))
        .with(
            "axis",
            Json.of("title", "percentile")
                .with("values", List.of(1, 2, 10, 100, 1000, 10000))
                .with("labelExpr", label));
  }

  private static Json millisAxis() {
    return Json.of("field", "millis")
        .with("type", "quantitative")
        .with("axis", Json.of("title", "ms"));
  }

  private Json curves() {
    return Json.of("field", "key").with("type", "nominal").with("title", each);
  }

  private static Object tips() {
    return List.of(
        Json.of("field", "key").with("type", "nominal").with("title", "curve"),
        Json.of("field", "percent").with("type", "quantitative"),
        Json.of("field", "millis").with("type", "quantitative").with("title", "ms"));
  }
}
