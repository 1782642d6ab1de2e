package io.orcastrike.core.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes fields of JSON of the kinds that a result has many of. */
final class JsonFields {
  private JsonFields() {}

  static void writeTexts(JsonGenerator json, String name, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void writeMap(JsonGenerator json, String name, Map<String, String> map)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : sorted(map).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /** JSON has no infinity and no NaN; they become null, as what is not there. */
  static void writeNumber(JsonGenerator json, String name, OptionalDouble number)
      throws IOException {
    if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
      json.writeNumberField(name, number.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  /**
   * Returns a map as it is written, in order. Half a surrogate pair becomes a question mark:
   * parsers take it in a text, not in a key.
   */
  static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    SortedMap<String, T> sorted = new TreeMap<>();
    map.forEach(
        (name, value) ->
            sorted.put(
                new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), value));
    return sorted;
  }
}
