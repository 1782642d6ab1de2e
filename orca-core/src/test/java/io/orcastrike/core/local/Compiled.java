package io.orcastrike.core.local;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources into a folder, or a jar, of their own. */
public final class Compiled {
  private Compiled() {}

  /** A load test that does nothing, as text. */
  public static String test(String declaration, String members) {
    return """
    import io.orcastrike.api.*;
    %s {
      %s
      @Override public Plan plan(Parameters parameters) { throw new UnsupportedOperationException(); }
    }
    """
        .formatted(declaration, members);
  }

  public static Path folder(Path where, Map<String, String> sources) throws IOException {
    return folder(where, sources, List.of());
  }

  /** As above, with libraries that come before those of this program. */
  public static Path folder(Path where, Map<String, String> sources, List<Path> libraries)
      throws IOException {
    Path from = Files.createTempDirectory(where, "src");
    Path to = Files.createTempDirectory(where, "classes");
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", to.toString(), "-cp"));
    arguments.add(
        Stream.concat(
                libraries.stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator)));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = from.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    var none = OutputStream.nullOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, none, System.err, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalArgumentException("does not compile: " + sources.keySet());
    }
    return to;
  }

  public static Path jar(Path where, Map<String, String> sources) throws IOException {
    Path folder = folder(where, sources);
    Path jar = where.resolve("test.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
