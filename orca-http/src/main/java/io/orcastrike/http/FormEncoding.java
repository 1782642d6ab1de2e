package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;

/** Forms as {@code application/x-www-form-urlencoded}. */
final class FormEncoding {
  static final String TYPE = "application/x-www-form-urlencoded";

  private FormEncoding() {}

  /** Returns the form of names, each followed by its value. */
  static byte[] of(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a form must get a value for each name, got %d names and values"
              .formatted(namesAndValues.length));
    }
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      append(form, namesAndValues[i], namesAndValues[i + 1]);
    }
    return form.toString().getBytes(UTF_8);
  }

  /** Returns the form of a map, in its order. */
  static byte[] of(Map<String, ?> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach((name, value) -> append(form, name, value));
    return form.toString().getBytes(UTF_8);
  }

  private static void append(StringBuilder form, Object name, Object value) {
    form.append(form.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(String.valueOf(name), UTF_8))
        .append('=')
        .append(URLEncoder.encode(String.valueOf(value), UTF_8));
  }
}
