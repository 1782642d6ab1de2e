package io.orcastrike.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a file: fields by name.
 *
 * <p>Immutable.
 */
public record Row(Map<String, String> fields) {

  /** Copies the fields, in their order. */
  public Row {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Returns a field.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public String text(String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          "a row has the fields %s, was asked for \"%s\"".formatted(fields.keySet(), field));
    }
    return value;
  }

  /**
   * Returns a field as a whole number.
   *
   * @throws IllegalArgumentException if there is none of that name, or it is no whole number
   */
  public long number(String field) {
    String value = text(field);
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "field \"%s\" must be a whole number, was \"%s\"".formatted(field, value), e);
    }
  }
}
