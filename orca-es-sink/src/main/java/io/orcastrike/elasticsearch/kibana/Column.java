package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;

/**
 * A column of the table that Lens computes: one that makes the rows (a bucket) or a number.
 *
 * <p>Immutable.
 *
 * @param operation the word of Lens for what is done with the field
 * @param params what the operation must know, in the words of Lens
 * @param more what stands beside them
 */
record Column(String operation, String field, String label, Json params, Json more) {
  private static final String TIME = "date_histogram";
  private static final String TERMS = "terms";

  /** The shortest bucket in which a rate can be computed: documents come every 10 s. */
  private static final String RATE_INTERVAL = "30s";

  /** Buckets of time, as long as Kibana thinks right for the range. */
  static Column time() {
    return timeOf("auto");
  }

  /** Buckets of time that are longer than the interval of a document, for {@link #asRate}. */
  static Column timeForRates() {
    return timeOf(RATE_INTERVAL);
  }

  private static Column timeOf(String interval) {
    Json params =
        Json.of("interval", interval).with("includeEmptyRows", true).with("dropPartials", false);
    return of(TIME, Fields.TIMESTAMP, "Time", params);
  }

  /** A bucket for each value of a field, those with the greatest first number first. */
  static Column each(String field, String label, int atMost) {
    Json params =
        Json.of("size", atMost)
            .with("orderDirection", "desc")
            .with("otherBucket", false)
            .with("missingBucket", false)
            .with("parentFormat", Json.of("id", "terms"));
    return of(TERMS, field, label, params);
  }

  /** A bucket for each value, the last in the alphabet first: of runs the newest. */
  static Column lastOf(String field, String label, int atMost) {
    return each(field, label, atMost)
        .with("orderBy", Json.of("type", "alphabetical").with("fallback", false));
  }

  static Column sum(String field, String label) {
    return of("sum", field, label, Json.of("emptyAsNull", true)).inWhole();
  }

  static Column distinct(String field, String label) {
    return of("unique_count", field, label, Json.of("emptyAsNull", true)).inWhole();
  }

  static Column max(String field, String label) {
    return of("max", field, label, Json.EMPTY).formatted("number", 1, "");
  }

  /** A percentile over all documents of a bucket, near enough: Lens knows t-digest only. */
  static Column percentile(String field, Number percent, String label) {
    return of("percentile", field, label, Json.of("percentile", percent)).inMillis();
  }

  private static Column of(String operation, String field, String label, Json params) {
    return new Column(operation, field, label, params, Json.EMPTY);
  }

  Column inMillis() {
    return formatted("number", 1, " ms");
  }

  Column inWhole() {
    return formatted("number", 0, "");
  }

  /** Shows 0.25 as 25 %. */
  Column asShare() {
    return formatted("percent", 0, "");
  }

  private Column formatted(String id, int decimals, String suffix) {
    Json details = Json.of("decimals", decimals);
    Json all = suffix.isEmpty() ? details : details.with("suffix", suffix);
    return with("format", Json.of("id", id).with("params", all));
  }

  private Column with(String param, Object value) {
    return new Column(operation, field, label, params.with(param, value), more);
  }

  /** Shows 0 where there is nothing to count. */
  Column orZero() {
    return params.has("emptyAsNull") ? with("emptyAsNull", false) : this;
  }

  /** Counts only documents with this value. */
  Column where(String otherField, String value) {
    String kql = "%s : \"%s\"".formatted(otherField, value);
    return beside("filter", Json.of("query", kql).with("language", "kuery"));
  }

  /** Divides by the seconds of the bucket of time; Kibana writes "/s" behind it. */
  Column asRate() {
    return formatted("number", 1, "").beside("timeScale", "s");
  }

  private Column beside(String name, Object value) {
    return new Column(operation, field, label, params, more.with(name, value));
  }

  boolean isBucket() {
    return operation.equals(TIME) || operation.equals(TERMS);
  }

  /**
   * Returns the column as Lens keeps it.
   *
   * @param number the id of the number by which values are put in order
   */
  Json json(String number) {
    boolean ordered = !operation.equals(TERMS) || params.has("orderBy");
    Json order = Json.of("type", "column").with("columnId", number);
    return Json.of("label", label)
        .with("customLabel", true)
        .with("dataType", typed("date", "string", "number"))
        .with("operationType", operation)
        .with("sourceField", field)
        .with("isBucketed", isBucket())
        .with("scale", typed("interval", "ordinal", "ratio"))
        .with("params", ordered ? params : params.with("orderBy", order))
        .with(more);
  }

  private String typed(String ofTime, String ofTerms, String ofNumber) {
    return switch (operation) {
      case TIME -> ofTime;
      case TERMS -> ofTerms;
      default -> ofNumber;
    };
  }
}
