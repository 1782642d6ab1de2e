package io.orcastrike.elasticsearch.kibana;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A line of the file that Kibana imports. Its id depends on what it is named only, so that a later
 * import replaces it, and links to it stay.
 *
 * @param version the oldest form of the type that has what is needed; newer Kibanas bring it up to
 *     their own
 */
record SavedObject(
    String type, String id, String version, Json attributes, List<Reference> references) {
  private static final String CORE_VERSION = "8.8.0";

  SavedObject {
    references = List.copyOf(references);
  }

  /** Another object that this one needs, under the name by which it speaks of it. */
  record Reference(String type, String id, String name) {
    Reference named(String other) {
      return new Reference(type, id, other);
    }

    Json json() {
      return Json.of("type", type).with("id", id).with("name", name);
    }
  }

  static String idOf(String type, String name) {
    String text = "io.orcastrike/" + type + "/" + name;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  String line() {
    return Json.of("id", id)
        .with("type", type)
        .with("coreMigrationVersion", CORE_VERSION)
        .with("typeMigrationVersion", version)
        .with("managed", false)
        .with("references", references.stream().map(Reference::json).toList())
        .with("attributes", attributes)
        .text();
  }
}
