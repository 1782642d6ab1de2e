package io.orcastrike.core.inline;

import io.orcastrike.core.local.Compiled;
import io.orcastrike.core.local.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Tests that are packed to be handed out. */
final class Packed {
  private static final String TEST =
      """
      import io.orcastrike.api.*;

      public final class Shop implements LoadTest {
        @Override public Plan plan(Parameters parameters) {
          return Plan.named("shop")
              .load("load", LoadProfile.iterations(20).users(2))
              .scenario("scenario", this::iterate)
              .build();
        }

        private void iterate(Iteration it) throws Exception {
          try (var in = Shop.class.getResourceAsStream("/data/rows.csv")) {
            it.check("data", new String(in.readAllBytes()).equals("row"));
          }
          it.check("libraries", toString().equals("one and two"));
        }

        @Override public String toString() {
          return lib.one.Library.name() + " and " + lib.two.Library.name();
        }
      }
      """;

  private Packed() {}

  /** Packs a test with a data file and two libraries. */
  static InlineJar shop(Path folder) throws IOException {
    List<Path> libraries = List.of(library(folder, "one"), library(folder, "two"));
    Map<String, byte[]> classes =
        classes(Compiled.folder(folder, Map.of("Shop.java", TEST), libraries));
    Path data = Files.writeString(folder.resolve("data.csv"), "row");
    return InlineJar.pack(
        "Shop", Optional.empty(), classes, Map.of("data/rows.csv", data), libraries);
  }

  private static Path library(Path folder, String name) throws IOException {
    String source =
        "package lib.%s; public class Library { public static String name() { return \"%s\"; } }"
            .formatted(name, name);
    return new Jar()
        .with("", Compiled.folder(folder, Map.of("Library.java", source)))
        .write(folder.resolve(name + ".jar"));
  }

  /** Packs a test that does nothing, with data that no zip makes smaller. */
  static InlineJar large(Path folder, int bytes) throws IOException {
    return InlineJar.pack(
        "Large",
        Optional.empty(),
        nothing(folder, "Large"),
        Map.of("data.bin", random(folder, bytes)),
        List.of());
  }

  static Path random(Path folder, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    return Files.write(folder.resolve("data.bin"), content);
  }

  /** Compiles tests that do nothing. */
  static Map<String, byte[]> nothing(Path folder, String... names) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : names) {
      sources.put(
          name + ".java",
          Compiled.test("public final class %s implements LoadTest".formatted(name), ""));
    }
    return classes(Compiled.folder(folder, sources));
  }

  private static Map<String, byte[]> classes(Path folder) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        classes.put(
            name.replace(".class", "").replace('\\', '/').replace('/', '.'),
            Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
