package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.Datasets;
import io.orcastrike.elasticsearch.Fields;
import io.orcastrike.elasticsearch.Schema;
import io.orcastrike.elasticsearch.Schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a search asks only for fields that its documents have, and only what they can tell. */
final class RequestRules {
  private static final Map<String, Predicate<Type>> FITTING =
      Map.of(
          "date_histogram", type -> type == Type.DATE,
          "terms", Type::isTerm,
          "cardinality", Type::isTerm,
          "sum", Type::isNumber,
          "max", Type::isNumber,
          "percentiles", type -> type == Type.HISTOGRAM,
          "exists", type -> true,
          "match_phrase", type -> type.isTerm() || type == Type.TEXT,
          "term", Type::isTerm);
  private static final Set<String> NAMING_BY_KEY = Set.of("match_phrase", "term");

  private final String dataset;
  private final List<String> findings = new ArrayList<>();

  private RequestRules(String dataset) {
    this.dataset = dataset;
  }

  static List<String> findings(PanelQuery query) {
    Set<String> datasets = datasets(query.body());
    if (datasets.size() != 1) {
      return List.of("asks for data sets " + datasets + ", not for one");
    }
    String dataset = datasets.iterator().next();
    RequestRules rules = new RequestRules(dataset);
    String logs = dataset.equals(Datasets.EVENT) ? "logs-" : "metrics-";
    if (!query.index().startsWith(logs)) {
      rules.findings.add("documents of %s are not in %s".formatted(dataset, query.index()));
    }
    rules.walk(query.body());
    query.body().path("_source").forEach(field -> rules.check("exists", field.asText()));
    return rules.findings;
  }

  private static Set<String> datasets(JsonNode body) {
    return body.findValues(Fields.DATASET).stream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private void walk(JsonNode node) {
    for (String name : ImportFile.names(node)) {
      JsonNode value = node.path(name);
      if (NAMING_BY_KEY.contains(name)) {
        ImportFile.names(value).forEach(field -> check(name, field));
      } else if (value.path("field").isTextual()) {
        check(name, value.path("field").asText());
      }
      walk(value);
    }
    if (node.isArray()) {
      node.forEach(this::walk);
    }
  }

  private void check(String what, String field) {
    var type = Schema.type(dataset, field);
    if (type.isEmpty()) {
      findings.add("no field of %s: %s".formatted(dataset, field));
    } else if (!FITTING.getOrDefault(what, any -> false).test(type.get())) {
      findings.add("no %s of a %s: %s".formatted(what, type.get(), field));
    }
  }
}
