package io.orcastrike.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A load test that {@link TestLoaderContract} offers to a loader, in each shape that a loader may
 * want. It says what it is as text, and notes its calls.
 *
 * <p>Immutable; its files are those of a temporary folder.
 *
 * @param source {@code Offered.java}, with {@link #RESOURCE} beside it and nothing else
 * @param classes a folder of its class files, with {@link #RESOURCE}
 * @param library a jar that it needs
 */
public record OfferedTest(Path source, Path classes, Path library) {
  /** The test's class. */
  public static final String CLASS = "Offered";

  /** The resource beside the test. */
  public static final String RESOURCE = "offered.csv";

  /** A system property with a line for each call; text only, as there are readers of them all. */
  static final String CALLS = "orca.contract.calls";

  static final String LIBRARY_CLASS = "offered.lib.Library";
  static final String LIBRARY_UNUSED = "offered.lib.Unused";
  static final String LIBRARY_RESOURCE = "offered/lib/text.txt";

  private static final String LIBRARY =
      """
      package offered.lib;

      public final class Library {
        public static String version() { return "library of WORD"; }
      }

      final class Unused {}
      """;

  private static final String TEST =
      """
      import io.orcastrike.api.*;

      public final class Offered implements LoadTest {
        static { note("class"); }

        public Offered() { note("constructor"); }

        private static void note(String call) {
          ClassLoader context = Thread.currentThread().getContextClassLoader();
          boolean own = context == Offered.class.getClassLoader();
          String line = call + (own ? "" : " in the context of " + context) + "\\n";
          synchronized (System.getProperties()) {
            String before = System.getProperty("orca.contract.calls", "");
            System.setProperty("orca.contract.calls", before + line);
          }
        }

        @Override
        public Plan plan(Parameters parameters) {
          return Plan.named("offered")
              .load("load", LoadProfile.iterations(1))
              .scenario("scenario", it -> {})
              .build();
        }

        @Override
        public String toString() {
          return "WORD with " + offered.lib.Library.version();
        }
      }
      """;

  /** Makes a test; another word makes another test of the same name. */
  static OfferedTest compile(Path folder, String word) throws IOException {
    Path libraryClasses = Files.createDirectories(folder.resolve("library"));
    Path librarySource = Files.createDirectories(folder.resolve("library-source"));
    compile(
        Files.writeString(librarySource.resolve("Library.java"), LIBRARY.replace("WORD", word)),
        libraryClasses,
        libraryClasses);
    Path text = libraryClasses.resolve(LIBRARY_RESOURCE);
    Files.writeString(text, word);
    Path library = jar(libraryClasses, folder.resolve("library.jar"));
    Path sources = Files.createDirectories(folder.resolve("source"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = Files.writeString(sources.resolve("Offered.java"), TEST.replace("WORD", word));
    compile(source, classes, library);
    for (Path place : List.of(sources, classes)) {
      Files.writeString(place.resolve(RESOURCE), "word\n" + word + "\n");
    }
    return new OfferedTest(source, classes, library);
  }

  private static void compile(Path source, Path to, Path library) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("the contract of loaders must run on a JDK, this has no compiler");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String classPath =
        String.join(
            System.getProperty("path.separator"),
            library.toString(),
            System.getProperty("java.class.path"));
    int result =
        compiler.run(
            null, said, said, "-proc:none", "-d", "" + to, "-cp", classPath, source.toString());
    if (result != 0) {
      throw new IOException("does not compile: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
