package io.orcastrike.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with places for values, such as {@code /items/{item}?sort={order}}.
 *
 * <p>Immutable.
 */
final class PathTemplate {
  private final String text;

  /** What stands around the places: one more than there are places. */
  private final List<String> literals;

  private PathTemplate(String text, List<String> literals) {
    this.text = text;
    this.literals = List.copyOf(literals);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it cannot be a path
   */
  static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw wrong("must begin with / or be a whole http(s) URL", text);
    }
    List<String> literals = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw wrong("must close each {", text);
      }
      literals.add(literal(text, from, open));
      from = close + 1;
    }
    literals.add(literal(text, from, text.length()));
    return new PathTemplate(text, literals);
  }

  private static String literal(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '#' || c == '}') {
        throw wrong(
            "must have no blanks, controls, # or single }, had \\u%04x at index %d"
                .formatted((int) c, i),
            text);
      }
    }
    return PercentEncoding.mend(text.substring(from, to));
  }

  boolean hasPlaces() {
    return literals.size() > 1;
  }

  /**
   * Returns the path with a value in each place, percent-encoded.
   *
   * @throws IllegalArgumentException if there are not as many values as places
   */
  String with(Object... values) {
    if (values.length != literals.size() - 1) {
      throw wrong(
          "must get a value for each of its %d places, got %d"
              .formatted(literals.size() - 1, values.length),
          text);
    }
    if (values.length == 0) {
      return literals.get(0);
    }
    StringBuilder path = new StringBuilder(text.length() + 16).append(literals.get(0));
    for (int i = 0; i < values.length; i++) {
      PercentEncoding.append(path, String.valueOf(values[i]));
      path.append(literals.get(i + 1));
    }
    return path.toString();
  }

  private static IllegalArgumentException wrong(String rule, String text) {
    return new IllegalArgumentException(
        "a path %s (path %s)".formatted(rule, HeaderField.quoted(text)));
  }
}
