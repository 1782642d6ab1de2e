package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for each line of a file: its form, its version, what it refers to. */
final class FileRules {
  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "type",
          "attributes",
          "references",
          "coreMigrationVersion",
          "typeMigrationVersion",
          "managed");

  /** The oldest form of each type that 8.8 to 9.x all read. */
  private static final Map<String, String> VERSIONS =
      Map.of("index-pattern", "8.0.0", "dashboard", "8.9.0", "search", "8.0.0");

  /** Kibana refuses an object with an attribute that it does not know. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "index-pattern",
          Set.of(
              "title",
              "name",
              "timeFieldName",
              "fields",
              "fieldAttrs",
              "fieldFormatMap",
              "runtimeFieldMap",
              "sourceFilters",
              "typeMeta"),
          "dashboard",
          Set.of(
              "title",
              "description",
              "version",
              "timeRestore",
              "timeFrom",
              "timeTo",
              "refreshInterval",
              "panelsJSON",
              "optionsJSON",
              "kibanaSavedObjectMeta",
              "controlGroupInput"),
          "search",
          Set.of(
              "title",
              "description",
              "columns",
              "sort",
              "grid",
              "hideChart",
              "isTextBasedQuery",
              "kibanaSavedObjectMeta"));

  private FileRules() {}

  static List<String> findings(ImportFile file) {
    List<String> findings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode object : file.objects()) {
      String type = object.path("type").asText();
      String id = object.path("id").asText();
      if (!ids.add(type + " " + id)) {
        findings.add("twice the same object: " + type + " " + id);
      }
      line(object, type).forEach(found -> findings.add("%s %s: %s".formatted(type, id, found)));
      for (JsonNode reference : object.path("references")) {
        String to = reference.path("type").asText();
        if (file.find(to, reference.path("id").asText()).isEmpty()) {
          findings.add(
              "%s %s: refers to what is not in the file: %s".formatted(type, id, reference));
        }
      }
    }
    for (DataView view : DataView.values()) {
      if (!file.objects().contains(ImportFile.read(view.savedObject().line()))) {
        findings.add("data view missing: " + view);
      }
    }
    return findings;
  }

  private static List<String> line(JsonNode object, String type) {
    List<String> findings = new ArrayList<>();
    List<String> unknown = ImportFile.names(object);
    unknown.removeAll(MEMBERS);
    if (!unknown.isEmpty()) {
      findings.add("unknown members " + unknown);
    }
    if (!object.path("coreMigrationVersion").asText().equals("8.8.0")) {
      findings.add("core version is not the oldest: " + object.path("coreMigrationVersion"));
    }
    if (!object.path("typeMigrationVersion").asText().equals(VERSIONS.get(type))) {
      findings.add("type version is not the oldest: " + object.path("typeMigrationVersion"));
    }
    List<String> attributes = ImportFile.names(object.path("attributes"));
    attributes.removeAll(ATTRIBUTES.getOrDefault(type, Set.of()));
    if (!attributes.isEmpty()) {
      findings.add("unknown attributes " + attributes);
    }
    if (ImportFile.title(object).isBlank()) {
      findings.add("no title");
    }
    if (!object.path("references").isArray()) {
      findings.add("no list of references");
    }
    return findings;
  }
}
