package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a panel is about: those of one data set that meet all conditions. Said in each of
 * the languages that are needed.
 *
 * <p>Immutable.
 */
final class Documents {
  private final String dataset;
  private final List<Condition> conditions;

  /** What a field is, or is not; without a value, that there is one. */
  private record Condition(boolean not, String field, @Nullable String value) {
    String kql() {
      return (not ? "not " : "") + field + " : " + (value == null ? "*" : quoted());
    }

    String lucene() {
      return (not ? "NOT " : "") + (value == null ? "_exists_:" + field : field + ":" + quoted());
    }

    Json query() {
      return value == null
          ? Json.of("exists", Json.of("field", field))
          : Json.of("term", Json.of(field, value));
    }

    private String quoted() {
      return '"' + value + '"';
    }
  }

  private Documents(String dataset, List<Condition> conditions) {
    this.dataset = dataset;
    this.conditions = conditions;
  }

  static Documents of(String dataset) {
    return new Documents(dataset, List.of(new Condition(false, Fields.DATASET, dataset)));
  }

  Documents where(String field, String value) {
    return and(new Condition(false, field, value));
  }

  Documents whereNot(String field, String value) {
    return and(new Condition(true, field, value));
  }

  Documents having(String field) {
    return and(new Condition(false, field, null));
  }

  Documents lacking(String field) {
    return and(new Condition(true, field, null));
  }

  private Documents and(Condition condition) {
    return new Documents(
        dataset, Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  String dataset() {
    return dataset;
  }

  /** Returns the conditions for Kibana's search bar. */
  String kql() {
    return conditions.stream().map(Condition::kql).collect(Collectors.joining(" and "));
  }

  /** Returns the conditions for Grafana, in the syntax of {@code query_string}. */
  String lucene() {
    return conditions.stream().map(Condition::lucene).collect(Collectors.joining(" AND "));
  }

  /** Returns the conditions for Elasticsearch itself. */
  Json query() {
    return Json.of("bool", Json.of("filter", queries(false)).with("must_not", queries(true)));
  }

  private List<Json> queries(boolean not) {
    return conditions.stream().filter(each -> each.not() == not).map(Condition::query).toList();
  }
}
