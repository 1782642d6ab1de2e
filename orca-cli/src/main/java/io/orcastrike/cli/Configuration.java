package io.orcastrike.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for options that no flag gave: {@code ORCA_…} variables, then the file of {@code
 * --config}.
 */
final class Configuration implements IDefaultValueProvider {
  /** Maps, which are added to rather than replaced: ORCA_PARAM_rate=200, or a map in the file. */
  private static final Set<String> MAPS = Set.of("param", "tag");

  private static final Set<String> KEYS =
      Set.of(
          "drones",
          "on",
          "namespace",
          "quorum",
          "most-drones",
          "quorum-within",
          "on-loss",
          "name",
          "allow",
          "target",
          "max-rate",
          "max-users",
          "scale",
          "max-duration",
          "max-lag",
          "seed",
          "note",
          "out",
          "sink",
          "sink-required",
          "es-namespace",
          "es-certificates",
          "es-own-templates",
          "service",
          "service-version",
          "environment",
          "baseline",
          "min-change",
          "min-difference",
          "confidence",
          "json",
          "quiet",
          "verbose",
          "param",
          "tag");

  record Value(String text, String origin) {}

  private final Map<String, String> environment;
  private final String fileName;
  private final Map<String, Object> file;

  private Configuration(
      Map<String, String> environment, String fileName, Map<String, Object> file) {
    this.environment = environment;
    this.fileName = fileName;
    this.file = file;
  }

  /** Reads what there is besides flags; the file is named by the last --config, or ORCA_CONFIG. */
  static Configuration of(Console console, List<String> arguments) throws Problem {
    String name = console.environment().getOrDefault("ORCA_CONFIG", "");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--config=")) {
        name = argument.substring("--config=".length());
      } else if (argument.equals("--config") && i + 1 < arguments.size()) {
        name = arguments.get(i + 1);
      }
    }
    Map<String, Object> file =
        name.isEmpty() ? Map.of() : Yaml.read(console.directory().resolve(name));
    return new Configuration(console.environment(), name, file);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? find(key(option)).map(Value::text).orElse(null)
        : null;
  }

  /** Returns the value of a key that is no map. */
  Optional<Value> find(String key) {
    if (!isKey(key) || isMap(key)) {
      return Optional.empty();
    }
    String variable = variable(key);
    String text = environment.get(variable);
    if (text != null) {
      return Optional.of(new Value(text, variable));
    }
    return Optional.ofNullable(file.get(key))
        .map(value -> new Value(String.valueOf(value), fileName));
  }

  /** Returns the entries of a map by name, those of the environment instead of the file's. */
  Map<String, Value> map(String key) {
    Map<String, Value> entries = new TreeMap<>();
    if (file.get(key) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) ->
              entries.put(String.valueOf(name), new Value(String.valueOf(value), fileName)));
    }
    String prefix = variable(key) + "_";
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(prefix) && variable.length() > prefix.length()) {
            entries.put(variable.substring(prefix.length()), new Value(value, variable));
          }
        });
    return entries;
  }

  /** Tells whether an option can come from elsewhere than a flag. */
  static boolean isKey(String key) {
    return KEYS.contains(key);
  }

  /** Tells whether an option has entries, each from a variable of its own. */
  static boolean isMap(String key) {
    return MAPS.contains(key);
  }

  static String variable(String key) {
    return "ORCA_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /** Loaded only where there is a file. */
  private static final class Yaml {
    private Yaml() {}

    static Map<String, Object> read(Path file) throws Problem {
      Map<String, Object> values;
      try {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        JsonNode tree = mapper.readTree(file.toFile());
        if (tree.isMissingNode() || tree.isNull()) {
          return Map.of(); // nothing but comments
        }
        values = mapper.convertValue(tree, new TypeReference<>() {});
      } catch (JsonProcessingException e) {
        throw Problem.of(
            "the configuration is no YAML map: " + e.getOriginalMessage(),
            file + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()),
            "a slip of the pen",
            "lines such as \"drones: 3\"");
      } catch (IllegalArgumentException e) {
        throw Problem.of(
            "the configuration is no YAML map",
            file,
            "a list or a text at the top",
            "lines such as \"drones: 3\"");
      } catch (IOException e) {
        throw Problem.of(
            "the configuration cannot be read: " + e.getMessage(),
            file.toAbsolutePath(),
            "a misspelt path",
            "ls " + file.toAbsolutePath().getParent());
      }
      for (Map.Entry<String, Object> entry : values.entrySet()) {
        boolean isMap = entry.getValue() instanceof Map;
        if (!KEYS.contains(entry.getKey()) || isMap != MAPS.contains(entry.getKey())) {
          throw Problem.of(
              "the configuration has no key \"%s\"%s"
                  .formatted(entry.getKey(), isMap ? " with a map" : ""),
              file,
              "a misspelt key",
              "one of " + String.join(", ", KEYS.stream().sorted().toList()));
        }
      }
      return values;
    }
  }
}
