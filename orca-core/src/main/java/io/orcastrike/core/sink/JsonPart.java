package io.orcastrike.core.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A part of a document that is read, and its path there. Whatever is asked of it and is not so is
 * an error that names both.
 *
 * <p>Immutable.
 */
record JsonPart(JsonNode json, String path) {
  private static final int MOST_SHOWN = 60;

  /** Reads a part. */
  interface Reader<T> {
    T read(JsonPart part) throws IOException;
  }

  JsonPart at(String name) throws IOException {
    JsonPart part = new JsonPart(object().path(name), path.isEmpty() ? name : path + "." + name);
    if (part.json.isMissingNode()) {
      throw part.mistake("must be there, was missing");
    }
    return part;
  }

  /** Reads the items of a list. */
  <T> List<T> list(Reader<T> reader) throws IOException {
    if (!json.isArray()) {
      throw wrong("a list");
    }
    List<T> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(reader.read(new JsonPart(item, "%s[%d]".formatted(path, items.size()))));
    }
    return items;
  }

  /** Reads the items of a list that results of earlier versions do not have. */
  <T> List<T> listOrNone(String name, Reader<T> reader) throws IOException {
    return object().path(name).isMissingNode() ? List.of() : at(name).list(reader);
  }

  /** Reads the values of an object, by their names. */
  <T> Map<String, T> map(Reader<T> reader) throws IOException {
    Map<String, T> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object().properties()) {
      String at = path + "." + clipped(field.getKey());
      values.put(field.getKey(), reader.read(new JsonPart(field.getValue(), at)));
    }
    return values;
  }

  String text() throws IOException {
    if (!json.isTextual()) {
      throw wrong("a text");
    }
    return json.textValue();
  }

  List<String> texts() throws IOException {
    return list(JsonPart::text);
  }

  boolean flag() throws IOException {
    if (!json.isBoolean()) {
      throw wrong("true or false");
    }
    return json.booleanValue();
  }

  long whole() throws IOException {
    if (!json.isIntegralNumber() || !json.canConvertToLong()) {
      throw wrong("a whole number below 2^63");
    }
    return json.longValue();
  }

  int second() throws IOException {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw wrong("a whole number below 2^31");
    }
    return json.intValue();
  }

  double number() throws IOException {
    if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
      throw wrong("a number");
    }
    return json.doubleValue();
  }

  /** Reads a number that may be null, which stands for none, for infinity and for no number. */
  OptionalDouble numberOrNull() throws IOException {
    return json.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number());
  }

  /** Reads a whole number that was written in a unit 10^digits as large. */
  long scaled(int digits) throws IOException {
    try {
      return new BigDecimal(number())
          .movePointRight(digits)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException e) {
      throw wrong("a number below 2^63 / 10^%d".formatted(digits));
    }
  }

  <E extends Enum<E>> E word(Class<E> words) throws IOException {
    String text = text();
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw wrong("one of " + Arrays.toString(words.getEnumConstants()));
  }

  IOException wrong(String rule) {
    String was =
        clipped(
            json.isValueNode()
                ? json.toString()
                : json.getNodeType().name().toLowerCase(Locale.ROOT));
    return mistake("must be %s, was %s".formatted(rule, was));
  }

  IOException mistake(String text) {
    return new IOException("%s %s".formatted(path.isEmpty() ? "it" : "\"" + path + "\"", text));
  }

  private JsonNode object() throws IOException {
    if (!json.isObject()) {
      throw wrong("an object");
    }
    return json;
  }

  private static String clipped(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
