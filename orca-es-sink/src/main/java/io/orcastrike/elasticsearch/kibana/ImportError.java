package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Why one object was not imported, as Kibana says it and in plain words. */
record ImportError(String object, String reason) {
  private static final String NEWER = "more recent version of Kibana";

  static ImportError of(JsonNode error) {
    JsonNode title = error.path("meta").path("title");
    String name = (title.isTextual() ? title : error.path("id")).asText();
    return new ImportError(
        "%s \"%s\"".formatted(error.path("type").asText(), name), reason(error.path("error")));
  }

  private static String reason(JsonNode error) {
    String type = error.path("type").asText();
    return switch (type) {
      case "conflict" -> "conflict: it is there already and was not replaced";
      case "ambiguous_conflict" ->
          "ambiguous_conflict: it could be any of " + named(error.path("destinations"));
      case "missing_references" ->
          "missing_references: it needs " + named(error.path("references"));
      case "unsupported_type" -> "unsupported_type: this Kibana does not import this type";
      default -> type + ": " + error.path("message").asText("no reason was given");
    };
  }

  private static String named(JsonNode objects) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : objects) {
      names.add((each.path("type").asText("") + " " + each.path("id").asText()).strip());
    }
    return String.join(", ", names);
  }

  String text() {
    return Trouble.quoted(object + ": " + reason);
  }

  /** Returns whether the object is of a form that came after this Kibana. */
  boolean isOfOlderKibana() {
    return isOfOlderKibana(reason);
  }

  static boolean isOfOlderKibana(String message) {
    return message.contains(NEWER);
  }
}
