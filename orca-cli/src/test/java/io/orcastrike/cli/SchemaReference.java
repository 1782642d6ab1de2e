package io.orcastrike.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The fields of a JSON Schema as a table of Markdown. */
final class SchemaReference {
  private final JsonNode schema;
  private final List<String> rows = new ArrayList<>();

  private SchemaReference(JsonNode schema) {
    this.schema = schema;
  }

  static String of(String name, JsonNode schema) {
    SchemaReference reference = new SchemaReference(schema);
    reference.fields("", schema, Set.of());
    return """
    # Fields of %1$s.json

    Made from [%1$s.schema.json](../%1$s.schema.json): %2$s. `[]` stands for each element of a list, `<name>` for each key of a map,
    `?` behind a type for a field that may be absent.

    | field | type | means |
    |---|---|---|
    """
            .formatted(name, schema.path("title").asText())
        + String.join("\n", reference.rows)
        + "\n";
  }

  /** A definition that holds itself is told once. */
  private void fields(String path, JsonNode node, Set<String> within) {
    JsonNode type = resolved(node);
    Set<String> inside = with(within, node);
    Set<String> required =
        StreamSupport.stream(type.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    type.path("properties")
        .properties()
        .forEach(
            field ->
                field(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(),
                    required.contains(field.getKey()),
                    inside));
  }

  private void field(String path, JsonNode node, boolean required, Set<String> within) {
    JsonNode type = resolved(node);
    String means = node.path("description").asText(type.path("description").asText());
    rows.add(
        "| `%s` | %s%s | %s |".formatted(path, typeName(type), required ? "" : "?", cell(means)));
    String reference = node.path("$ref").asText();
    if (!reference.isEmpty() && within.contains(reference)) {
      return;
    }
    Set<String> inside = with(within, node);
    if (type.has("items")) {
      fields(path + "[]", type.path("items"), inside);
    } else if (type.path("additionalProperties").isObject()) {
      fields(path + ".<name>", type.path("additionalProperties"), inside);
    } else {
      fields(path, type, inside);
    }
  }

  private static Set<String> with(Set<String> within, JsonNode node) {
    Set<String> inside = new LinkedHashSet<>(within);
    inside.add(node.path("$ref").asText());
    return inside;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : schema.at(reference.substring(1));
  }

  private String typeName(JsonNode type) {
    if (type.has("enum")) {
      return StreamSupport.stream(type.path("enum").spliterator(), false)
          .map(value -> "`%s`".formatted(value.asText()))
          .collect(Collectors.joining(", "));
    }
    if (type.has("const")) {
      return "`%s`".formatted(type.path("const").asText());
    }
    JsonNode name = type.path("type");
    if (name.isArray()) {
      return StreamSupport.stream(name.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(" or "));
    }
    if (name.asText().equals("array")) {
      return "list of " + typeName(resolved(type.path("items")));
    }
    if (type.path("additionalProperties").isObject()) {
      return "map of " + typeName(resolved(type.path("additionalProperties")));
    }
    return name.asText("any");
  }

  private static String cell(String text) {
    return text.replace("<", "&lt;").replace("|", "\\|").replace("\n", " ");
  }
}
