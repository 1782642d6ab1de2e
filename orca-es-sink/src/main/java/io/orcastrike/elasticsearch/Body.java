package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.report.Distribution;

/** The JSON of a document, put together field by field; a dot in a name goes one deeper. */
final class Body {
  private final ObjectNode root;

  Body() {
    this(JsonNodeFactory.instance.objectNode());
  }

  private Body(ObjectNode root) {
    this.root = root;
  }

  /** Returns one with the same fields. */
  Body copy() {
    return new Body(root.deepCopy());
  }

  Body put(String field, String value) {
    parent(field).put(last(field), value);
    return this;
  }

  Body put(String field, long value) {
    parent(field).put(last(field), value);
    return this;
  }

  Body put(String field, boolean value) {
    parent(field).put(last(field), value);
    return this;
  }

  /** Numbers that JSON has not, such as infinity, are left out. */
  Body put(String field, double value) {
    if (Double.isFinite(value)) {
      parent(field).put(last(field), value);
    }
    return this;
  }

  /** Puts a text under a field whose last name comes from outside and may hold dots. */
  Body putNamed(String field, String name, String value) {
    parent(field + ".x").put(name, value);
    return this;
  }

  /** Puts a distribution of microseconds as a histogram and as figures, in milliseconds. */
  Body putTimes(String field, Distribution micros) {
    if (!micros.isEmpty()) {
      ObjectNode parent = parent(field + ".x");
      parent.set("ms", histogram(micros));
      putFigures(field, micros);
    }
    return this;
  }

  /** Puts what stands under a field, if anything, under another one too. */
  Body putAgain(String from, String field) {
    JsonNode there = parent(from).get(last(from));
    if (there != null) {
      parent(field).set(last(field), there);
    }
    return this;
  }

  /** Puts figures of a distribution of microseconds, in milliseconds. */
  Body putFigures(String field, Distribution micros) {
    return micros.isEmpty()
        ? this
        : put(field + ".mean_ms", micros.mean() / 1e3)
            .put(field + ".p50_ms", micros.percentile(50) / 1e3)
            .put(field + ".p90_ms", micros.percentile(90) / 1e3)
            .put(field + ".p95_ms", micros.percentile(95) / 1e3)
            .put(field + ".p99_ms", micros.percentile(99) / 1e3)
            .put(field + ".p999_ms", micros.percentile(99.9) / 1e3)
            .put(field + ".max_ms", micros.max() / 1e3);
  }

  private static ObjectNode histogram(Distribution micros) {
    ObjectNode histogram = JsonNodeFactory.instance.objectNode();
    var values = histogram.putArray("values");
    var counts = histogram.putArray("counts");
    for (Distribution.Bucket bucket : micros.buckets()) {
      values.add(bucket.upTo() / 1e3);
      counts.add(bucket.count());
    }
    return histogram;
  }

  ObjectNode json() {
    return root;
  }

  private ObjectNode parent(String field) {
    String[] names = field.split("\\.", -1);
    ObjectNode parent = root;
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.withObjectProperty(names[i]);
    }
    return parent;
  }

  private static String last(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }
}
