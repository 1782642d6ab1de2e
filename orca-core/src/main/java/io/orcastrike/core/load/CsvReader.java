package io.orcastrike.core.load;

import io.orcastrike.api.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads comma-separated values as RFC 4180 has them: a header line, quoted fields that may hold
 * commas, doubled quotes and line breaks. Blank lines are passed over.
 */
final class CsvReader {
  private final String text;
  private final String where;
  private int at;
  private int line = 1;

  private CsvReader(String text, String where) {
    this.text = text;
    this.where = where;
  }

  /**
   * Returns the rows below the header.
   *
   * @throws IllegalArgumentException naming the line at fault
   */
  static List<Row> rows(String text, String where) {
    CsvReader reader = new CsvReader(text, where);
    List<Row> rows = new ArrayList<>();
    List<String> header = reader.header();
    while (reader.at < reader.text.length()) {
      int line = reader.line;
      List<String> fields = reader.record();
      if (isBlank(fields)) {
        continue;
      }
      if (fields.size() != header.size()) {
        throw new IllegalArgumentException(
            "a row must have the %d fields %s of the header, had %d (%s, line %d)"
                .formatted(header.size(), header, fields.size(), where, line));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), fields.get(i));
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  private List<String> header() {
    List<String> names = record();
    while (isBlank(names) && at < text.length()) {
      names = record();
    }
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!known.add(name) && !name.isEmpty()) {
        throw new IllegalArgumentException(
            "names of fields must differ, \"%s\" stands twice (%s, line %d)"
                .formatted(name, where, line - 1));
      }
    }
    return names;
  }

  private static boolean isBlank(List<String> fields) {
    return fields.size() == 1 && fields.get(0).isEmpty();
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
    return fields;
  }

  private String field() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int first = line;
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        checkAfterQuote();
        return field.toString();
      }
    }
    throw new IllegalArgumentException(
        "a quoted field must end with a quote, did not (%s, line %d)".formatted(where, first));
  }

  private void checkAfterQuote() {
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw new IllegalArgumentException(
          "a quoted field must be followed by a comma or the line's end, was by '%s' (%s, line %d)"
              .formatted(text.charAt(at), where, line));
    }
  }
}
