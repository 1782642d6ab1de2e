package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields that a template names. */
final class Mapping {
  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

  /** Says of which type a field is. */
  Mapping type(String field, String type) {
    field(field).put("type", type);
    return this;
  }

  /** Says that a field is kept as it is, and not looked into. */
  Mapping unmapped(String field) {
    field(field).put("type", "object").put("enabled", false);
    return this;
  }

  private ObjectNode field(String field) {
    ObjectNode at = properties;
    String[] names = field.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      at = at.withObjectProperty(names[i]).withObjectProperty("properties");
    }
    return at.withObjectProperty(names[names.length - 1]);
  }

  ObjectNode properties() {
    return properties;
  }
}
