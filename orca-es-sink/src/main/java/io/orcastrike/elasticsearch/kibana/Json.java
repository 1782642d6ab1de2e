package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object whose members stay in the order in which they were named. A value is a text, a
 * number, a boolean, a list, or a {@link Json}.
 *
 * <p>Immutable, as far as its values are.
 */
final class Json {
  static final Json EMPTY = new Json(Map.of());

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final Map<String, Object> members;

  private Json(Map<String, Object> members) {
    this.members = members;
  }

  static Json of(String name, Object value) {
    return EMPTY.with(name, value);
  }

  Json with(String name, Object value) {
    return with(new Json(Map.of(name, value)));
  }

  Json with(Json others) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.putAll(others.members);
    return new Json(Collections.unmodifiableMap(more));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @JsonValue
  Map<String, Object> members() {
    return members;
  }

  /** Returns the text in one line, as Kibana keeps JSON within JSON. */
  String text() {
    return written(this, false);
  }

  String prettyText() {
    return written(this, true) + "\n";
  }

  static String text(Object value) {
    return written(value, false);
  }

  private static String written(Object value, boolean pretty) {
    try {
      return pretty
          ? MAPPER.writer(PRETTY).writeValueAsString(value)
          : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("texts, numbers and lists can be written", e);
    }
  }

  /**
   * Reads a text from elsewhere.
   *
   * @throws JsonProcessingException if it is no JSON
   */
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
