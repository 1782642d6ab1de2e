package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.RealRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a panel shows of the real run alone: the answer of Elasticsearch to its query. */
record PanelAnswer(JsonNode json) {
  static PanelAnswer of(String dashboard, String panel) {
    return of(
        PanelQuery.all().stream()
            .filter(each -> each.dashboard().equals(dashboard) && each.panel().equals(panel))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no panel " + dashboard + " / " + panel)));
  }

  static PanelAnswer of(PanelQuery query) {
    RealRun run = RealRun.shared();
    String index = query.index().replaceAll("-\\*$", "-" + run.namespace());
    run.api().post("/" + index + "/_refresh", "");
    return new PanelAnswer(run.api().post("/" + index + "/_search", query.body().toString()));
  }

  /** Returns a number that the panel has once. */
  double number(String id) {
    return value(json.at("/aggregations/" + id), id);
  }

  /** Returns the sums of a number by the keys of buckets. */
  Map<String, Double> sums(String buckets, String id) {
    Map<String, Double> sums = new TreeMap<>();
    for (JsonNode level : json.findValues(buckets)) {
      for (JsonNode bucket : level.path("buckets")) {
        sums.merge(bucket.path("key").asText(), sum(bucket, id), Double::sum);
      }
    }
    return sums;
  }

  /** A bucket has the number too if those within it are put in order by it. */
  private static double sum(JsonNode bucket, String id) {
    List<JsonNode> inner = bucket.findValues("buckets");
    return inner.isEmpty()
        ? value(bucket.path(id), id)
        : inner.getFirst().valueStream().mapToDouble(each -> sum(each, id)).sum();
  }

  /** Returns the greatest of a number in all buckets. */
  double greatest(String id) {
    return json.findValues(id).stream()
        .mapToDouble(node -> value(node, id))
        .max()
        .orElse(Double.NaN);
  }

  /** A number with a condition of its own lies in a filter of the same name. */
  private static double value(JsonNode node, String id) {
    return node.has(id) ? value(node.get(id), id) : node.path("value").asDouble();
  }
}
