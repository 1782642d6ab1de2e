package io.orcastrike.cli;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.http.Http;
import io.orcastrike.spi.TestLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One {@code .java} file, compiled in memory with the libraries that its //DEPS lines name. */
final class JavaSource {
  private static final int MOST_MISTAKES = 10;
  private static final String DEPENDENCIES = "//DEPS ";
  private static final String FILES = "//FILES ";

  private final Console console;
  private final Path file;

  JavaSource(Console console, Path file) {
    this.console = console;
    this.file = file;
  }

  /** Returns what runs here: a source that names files has them with it, as on a drone. */
  TestLoader loader(Optional<String> className) throws Problem, InterruptedException {
    if (!named(FILES).isEmpty()) {
      return pack(className).loader();
    }
    List<Path> libraries = libraries();
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(file.toAbsolutePath().normalize().getParent()); // for the files of feeders
    return TestFiles.compiled(file, compile(libraries), classPath, className)::find;
  }

  /** Returns the test as a jar that a leader can hand out. */
  InlineJar pack(Optional<String> className) throws Problem, InterruptedException {
    List<Path> libraries = libraries();
    Map<String, byte[]> classes = compile(libraries);
    String type = className.orElseGet(() -> file.getFileName().toString().replace(".java", ""));
    try {
      return InlineJar.pack(type, className, classes, files(), libraries);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(
          "the test cannot be packed: " + e.getMessage(),
          file,
          "a //FILES line that names no file, or too much of it",
          "ls " + file.toAbsolutePath().getParent());
    }
  }

  /** The files of the //FILES lines, which are named from the source's folder. */
  private Map<String, Path> files() throws Problem {
    Map<String, Path> files = new TreeMap<>();
    for (String named : named(FILES)) {
      String[] parts = named.split("=", 2);
      Path source = file.toAbsolutePath().resolveSibling(parts[parts.length - 1]).normalize();
      if (!Files.isRegularFile(source)) {
        throw Problem.of(
            "//FILES must name files, was \"%s\"".formatted(named),
            source,
            "a misspelt path; it counts from the source's own folder",
            "//FILES rows.csv, or //FILES rows.csv=data/rows-2026.csv");
      }
      files.put(parts[0], source);
    }
    return files;
  }

  private List<Path> libraries() throws Problem, InterruptedException {
    return new Libraries(console).of(dependencies());
  }

  private Map<String, byte[]> compile(List<Path> libraries) throws Problem {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Problem.of(
          "a .java file cannot be compiled",
          System.getProperty("java.home"),
          "this Java has no compiler",
          "ORCA_JAVA_HOME=<a JDK> orca run " + file);
    }
    Map<String, byte[]> classes = compile(compiler, libraries);
    if (classes.isEmpty()) {
      throw Problem.of(
          "there is no class in this source",
          file,
          "an empty file, or one with comments only",
          "declare \"public final class MyTest implements LoadTest\"");
    }
    return classes;
  }

  /**
   * The coordinates of the //DEPS lines at the top, as JBang writes them; ours are there anyway.
   */
  private List<String> dependencies() throws Problem {
    return named(DEPENDENCIES).stream()
        .filter(coordinates -> !coordinates.startsWith("io.orcastrike:orca-api:"))
        .filter(coordinates -> !coordinates.startsWith("io.orcastrike:orca-http:"))
        .toList();
  }

  private List<String> named(String mark) throws Problem {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .takeWhile(line -> line.isBlank() || line.startsWith("//"))
          .filter(line -> line.startsWith(mark))
          .flatMap(line -> Stream.of(line.substring(mark.length()).strip().split("[ ,]+", -1)))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
          "the source cannot be read: " + e.getMessage(),
          file,
          "its rights, or its charset is not UTF-8",
          "ls -l " + file);
    }
  }

  private Map<String, byte[]> compile(JavaCompiler compiler, List<Path> libraries) throws Problem {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String classPath =
        Stream.concat(hostLibraries().stream(), libraries.stream())
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> options =
        List.of("-proc:none", "-parameters", "-g", "-Xlint:none", "-cp", classPath);
    try (StandardJavaFileManager disk =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(disk)) {
      boolean compiled =
          compiler
              .getTask(null, memory, diagnostics, options, null, disk.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        throw mistakes(diagnostics);
      }
      return memory.classes();
    } catch (IOException e) {
      throw new UncheckedIOException("compiling " + file, e);
    }
  }

  private Problem mistakes(DiagnosticCollector<JavaFileObject> diagnostics) {
    List<String> errors =
        diagnostics.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(each -> each.toString().stripTrailing())
            .toList();
    StringBuilder text = new StringBuilder("%s does not compile".formatted(file.getFileName()));
    errors.stream().limit(MOST_MISTAKES).forEach(error -> text.append("\n").append(error));
    if (errors.size() > MOST_MISTAKES) {
      text.append("\nand %d more mistakes".formatted(errors.size() - MOST_MISTAKES));
    }
    text.append("\n  likely cause: a slip, or a library that no //DEPS line at the top names")
        .append("\n  try: mend it, then orca check ")
        .append(Shell.quote(file.toString()));
    return new Problem(text.toString());
  }

  /** What a test may use of the host: the API, HTTP and the logging facade. */
  private static List<Path> hostLibraries() {
    return Stream.of(LoadTest.class, Http.class, org.slf4j.Logger.class)
        .map(ClassPlace::of)
        .toList();
  }

  /** Keeps classes in memory instead of writing them. */
  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(StandardJavaFileManager disk) {
      super(disk);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      written.put(className, bytes);
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
