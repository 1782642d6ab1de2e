package io.orcastrike.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Finds libraries by their Maven coordinates, and remembers where they lie. */
final class Libraries {
  private final Console console;

  Libraries(Console console) {
    this.console = console;
  }

  /** Returns the files of libraries and of what they need. */
  List<Path> of(List<String> coordinates) throws Problem, InterruptedException {
    if (coordinates.isEmpty()) {
      return List.of();
    }
    String pom = pom(coordinates);
    try {
      Path folder =
          cache().resolve(UUID.nameUUIDFromBytes(pom.getBytes(StandardCharsets.UTF_8)).toString());
      Path classPath = folder.resolve(Maven.CLASS_PATH_FILE);
      if (!Files.exists(classPath)
          || !MavenModule.read(classPath).stream().allMatch(Files::exists)) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), pom);
        new Maven(console).resolve(folder, String.join(", ", coordinates));
      }
      return MavenModule.read(classPath);
    } catch (IOException e) {
      throw Problem.of(
          "what //DEPS names cannot be remembered: " + e.getMessage(),
          cache(),
          "its rights",
          "ls -ld " + cache());
    }
  }

  private Path cache() {
    String given = console.environment().getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
    return base.resolve("orca").resolve("libraries");
  }

  private static String pom(List<String> coordinates) throws Problem {
    StringBuilder dependencies = new StringBuilder();
    for (String each : coordinates) {
      String[] parts = each.split(":", -1);
      if (parts.length != 3 || !each.matches("[\\w.:+-]+")) {
        throw Problem.of(
            "//DEPS must name group:artifact:version, was \"%s\"".formatted(each),
            "the top of the source",
            "a slip of the pen",
            "//DEPS com.google.code.gson:gson:2.13.2");
      }
      dependencies.append(
          """
              <dependency>
                <groupId>%s</groupId>
                <artifactId>%s</artifactId>
                <version>%s</version>
              </dependency>
          """
              .formatted(parts[0], parts[1], parts[2]));
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>orca</groupId>
      <artifactId>libraries</artifactId>
      <version>1</version>
      <packaging>pom</packaging>
      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(dependencies);
  }
}
