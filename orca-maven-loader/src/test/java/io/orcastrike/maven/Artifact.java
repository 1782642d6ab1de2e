package io.orcastrike.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * An artifact to be deployed: its sources are compiled, its POM is written.
 *
 * <p>Immutable.
 *
 * @param sources by their paths, such as com/acme/ShopTest.java
 * @param dependencies elements of the POM
 * @param managed elements of the POM's dependencyManagement
 * @param more elements of the POM's project
 * @param manifestClassPath empty: none
 */
public record Artifact(
    String group,
    String artifact,
    String version,
    String packaging,
    Map<String, String> sources,
    List<String> dependencies,
    List<String> managed,
    String more,
    String manifestClassPath) {

  /** Returns an artifact of three parts, without sources and dependencies. */
  public static Artifact of(String coordinates) {
    String[] parts = coordinates.split(":");
    return new Artifact(
        parts[0], parts[1], parts[2], "jar", Map.of(), List.of(), List.of(), "", "");
  }

  /** Returns an artifact with a load test that runs one iteration, and says its plan's name. */
  public static Artifact test(String coordinates, String className) {
    return of(coordinates).withTest(className, "");
  }

  /** Adds a load test; its constructor runs some code. */
  public Artifact withTest(String className, String constructor) {
    String simple = className.replaceAll(".*\\.", "");
    return withSource(
        className.replace('.', '/') + ".java",
        """
        package %s;
        import io.orcastrike.api.*;
        import java.time.Duration;
        public final class %s implements LoadTest {
          public %s() { %s }
          @Override public Plan plan(Parameters parameters) {
            return Plan.named("%s %s")
                .load("shoppers", LoadProfile.iterations(1))
                .scenario("browse", iteration -> iteration.step("look", () -> {}))
                .build();
          }
        }
        """
            .formatted(
                className.replaceAll("\\.[^.]*$", ""),
                simple,
                simple,
                constructor,
                artifact,
                version));
  }

  public Artifact withSource(String path, String source) {
    Map<String, String> all = new LinkedHashMap<>(sources);
    all.put(path, source);
    return new Artifact(
        group, artifact, version, packaging, all, dependencies, managed, more, manifestClassPath);
  }

  /** Adds a dependency in scope compile. */
  public Artifact needing(String coordinates) {
    return needing(coordinates, "<scope>compile</scope>");
  }

  /** Adds a dependency with more of its elements, such as a scope. */
  public Artifact needing(String coordinates, String elements) {
    List<String> all = new ArrayList<>(dependencies);
    all.add(dependency(coordinates, elements));
    return new Artifact(
        group, artifact, version, packaging, sources, all, managed, more, manifestClassPath);
  }

  public Artifact managing(String coordinates) {
    List<String> all = new ArrayList<>(managed);
    all.add(dependency(coordinates, ""));
    return new Artifact(
        group, artifact, version, packaging, sources, dependencies, all, more, manifestClassPath);
  }

  public Artifact packagedAs(String other) {
    return new Artifact(
        group, artifact, version, other, sources, dependencies, managed, more, manifestClassPath);
  }

  /** Adds elements to the POM. */
  public Artifact withPom(String elements) {
    return new Artifact(
        group,
        artifact,
        version,
        packaging,
        sources,
        dependencies,
        managed,
        more + elements,
        manifestClassPath);
  }

  public Artifact withManifestClassPath(String names) {
    return new Artifact(
        group, artifact, version, packaging, sources, dependencies, managed, more, names);
  }

  private static String dependency(String coordinates, String elements) {
    String[] parts = coordinates.split(":");
    return """
        <dependency>
          <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s
        </dependency>
    """
        .formatted(parts[0], parts[1], parts[2], elements);
  }

  String pom() {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>%s</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
      <packaging>%s</packaging>
      %s
      <dependencyManagement><dependencies>
    %s  </dependencies></dependencyManagement>
      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(
            group,
            artifact,
            version,
            packaging,
            more,
            String.join("", managed),
            String.join("", dependencies));
  }

  byte[] jar() throws IOException {
    Path work = Files.createTempDirectory("artifact");
    try {
      Path classes = Files.createDirectories(work.resolve("classes"));
      if (!sources.isEmpty()) {
        compile(work, classes);
      }
      String about = group + ":" + artifact + ":" + version;
      Files.writeString(classes.resolve("about.txt"), about);
      return jar(classes, manifestClassPath);
    } finally {
      try (Stream<Path> all = Files.walk(work)) {
        all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  /** Returns a jar of all files below a folder. */
  static byte[] jar(Path folder, String manifestClassPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!manifestClassPath.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, manifestClassPath);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new JarOutputStream(bytes, manifest);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void compile(Path work, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "--release", "21", "-d", classes.toString(), "-cp"));
    arguments.add(System.getProperty("java.class.path"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, OutputStream.nullOutputStream(), errors, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalArgumentException(errors.toString(StandardCharsets.UTF_8));
    }
  }
}
