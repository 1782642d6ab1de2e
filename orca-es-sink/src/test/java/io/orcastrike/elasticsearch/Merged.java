package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts histograms of documents together again, as anybody could who reads them. */
final class Merged {
  private Merged() {}

  /**
   * Returns the distributions of microseconds.
   *
   * @param field a pointer to the histogram
   * @param group by which documents are put together
   */
  static Map<String, Distribution> of(
      List<JsonNode> documents, String field, Function<JsonNode, String> group) {
    Map<String, DistributionBuilder> builders = new HashMap<>();
    for (JsonNode document : documents) {
      JsonNode histogram = document.at(field);
      if (!histogram.isMissingNode()) {
        add(
            builders.computeIfAbsent(group.apply(document), key -> new DistributionBuilder()),
            histogram);
      }
    }
    Map<String, Distribution> merged = new HashMap<>();
    builders.forEach((key, builder) -> merged.put(key, builder.build()));
    return merged;
  }

  private static void add(DistributionBuilder builder, JsonNode histogram) {
    JsonNode values = histogram.get("values");
    double before = -1;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i).asDouble();
      if (value <= before) {
        throw new AssertionError("values of a histogram must rise: " + histogram);
      }
      before = value;
      for (long n = histogram.get("counts").get(i).asLong(); n > 0; n--) {
        builder.record(Math.round(value * 1_000));
      }
    }
  }
}
