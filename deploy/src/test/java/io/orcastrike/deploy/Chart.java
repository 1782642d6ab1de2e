package io.orcastrike.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Helm chart as it stands in its folder. */
final class Chart {
  static final Path FOLDER = Installation.root().resolve("deploy/kubernetes/chart");
  static final YAMLMapper YAML = new YAMLMapper();

  private Chart() {}

  /** Returns its own values. */
  static Map<String, Object> values() throws IOException {
    return YAML.readValue(FOLDER.resolve("values.yaml").toFile(), new TypeReference<>() {});
  }

  /** Returns its own values, and in their place those given, such as {@code redis.enabled}. */
  static Map<String, Object> values(Map<String, Object> changed) throws IOException {
    Map<String, Object> values = values();
    changed.forEach(
        (path, value) -> {
          List<String> names = List.of(path.split("\\.", -1));
          section(values, names.getFirst()).put(names.getLast(), value);
        });
    return values;
  }

  @SuppressWarnings("unchecked") // values.yaml has two levels
  private static Map<String, Object> section(Map<String, Object> values, String name) {
    return (Map<String, Object>) values.get(name);
  }

  /** Returns the text of each template by its file's name. */
  static SortedMap<String, String> templates() throws IOException {
    return texts(FOLDER.resolve("templates"));
  }

  /** Returns the text of each file in a folder. */
  static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /** Returns what {@code helm template orca} makes with these values, by template. */
  static SortedMap<String, String> rendered(Map<String, Object> values) throws IOException {
    Template template = new Template(Map.of("Values", values, "Release", Map.of("Name", "orca")));
    SortedMap<String, String> rendered = new TreeMap<>();
    templates().forEach((name, text) -> rendered.put(name, template.fill(text).strip() + "\n"));
    return rendered;
  }
}
