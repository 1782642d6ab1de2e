package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The lines of an NDJSON file for Kibana, as trees. */
record ImportFile(List<JsonNode> objects) {
  static ImportFile of(String text) {
    return new ImportFile(text.lines().map(ImportFile::read).toList());
  }

  static JsonNode read(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  List<JsonNode> ofType(String type) {
    return objects.stream().filter(each -> each.path("type").asText().equals(type)).toList();
  }

  Optional<JsonNode> find(String type, String id) {
    return ofType(type).stream().filter(each -> each.path("id").asText().equals(id)).findFirst();
  }

  /** Returns what an object or a panel's attributes refer to by a name. */
  static Optional<JsonNode> reference(JsonNode owner, String name) {
    return list(owner.path("references")).stream()
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst();
  }

  static String title(JsonNode object) {
    return object.path("attributes").path("title").asText();
  }

  static List<JsonNode> panels(JsonNode dashboard) {
    return list(read(dashboard.path("attributes").path("panelsJSON").asText("[]")));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static ObjectNode object() {
    return (ObjectNode) read("{}");
  }
}
