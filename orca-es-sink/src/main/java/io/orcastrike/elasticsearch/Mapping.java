package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The fields that a template names, with the types that a server has. */
final class Mapping {
  static final String HISTOGRAM = "histogram";

  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
  private final Set<String> missing;

  /**
   * Makes one without fields.
   *
   * @param missing types that the server has not
   */
  Mapping(Set<String> missing) {
    this.missing = missing;
  }

  /**
   * Tells whether there is another way to keep what a field of this type has: buckets are kept as
   * they are, and not looked into.
   */
  static boolean hasSubstitute(String type) {
    return type.equals(HISTOGRAM) || !substitute(type).equals(type);
  }

  private static String substitute(String type) {
    return switch (type) {
      case "constant_keyword" -> "keyword";
      case "match_only_text" -> "text";
      default -> type;
    };
  }

  /** Says of which type a field is. */
  Mapping type(String field, String type) {
    if (!missing.contains(type)) {
      field(field).put("type", type);
    } else if (type.equals(HISTOGRAM)) {
      field(field).put("type", "object").put("enabled", false);
    } else {
      field(field).put("type", substitute(type));
    }
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
