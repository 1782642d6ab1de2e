package io.orcastrike.core.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of feeders from the class path of their test. */
public final class FeederFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private FeederFiles() {}

  /**
   * Returns all rows of a feeder.
   *
   * @throws IllegalArgumentException saying what is wrong with its file, and where
   */
  public static List<?> rows(Feeder<?> feeder, ClassLoader tests) {
    List<?> rows =
        switch (feeder.source()) {
          case Feeder.Source.Csv csv -> CsvReader.rows(read(csv.resource(), tests), csv.resource());
          case Feeder.Source.JsonLines json -> jsonLines(read(json.resource(), tests), json);
          case Feeder.Source.Rows<?> list -> list.rows();
        };
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "a feeder must have at least one row, had 0 (" + feeder + ")");
    }
    return rows;
  }

  private static String read(String resource, ClassLoader tests) {
    String name = resource.startsWith("/") ? resource.substring(1) : resource;
    try (InputStream in = tests.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            ("a feeder's file must be on the test's class path, \"%s\" is not there: put it beside"
                 + " the test's classes or its .java file, and name it there in a //FILES line if"
                 + " it has any or a leader hands it out")
                .formatted(resource));
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new IllegalArgumentException("feeder file \"%s\" is unreadable".formatted(resource), e);
    }
  }

  private static List<Row> jsonLines(String text, Feeder.Source.JsonLines source) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    for (String json : text.split("\r?\n", -1)) {
      line++;
      if (!json.isBlank()) {
        rows.add(row(json, source.resource(), line));
      }
    }
    return rows;
  }

  private static Row row(String json, String resource, int line) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node.isObject()) {
        Map<String, String> fields = new LinkedHashMap<>();
        node.properties()
            .forEach(
                field ->
                    fields.put(
                        field.getKey(),
                        field.getValue().isValueNode()
                            ? field.getValue().asText()
                            : field.getValue().toString()));
        return new Row(fields);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a line must be a JSON object, was not (%s, line %d): %s"
              .formatted(resource, line, e.getOriginalMessage()),
          e);
    }
    throw new IllegalArgumentException(
        "a line must be a JSON object, was %s (%s, line %d)".formatted(json, resource, line));
  }
}
