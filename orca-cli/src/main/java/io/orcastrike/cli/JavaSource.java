package io.orcastrike.cli;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.TestFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
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

  private final Console console;
  private final Path file;

  JavaSource(Console console, Path file) {
    this.console = console;
    this.file = file;
  }

  TestFiles compile(Optional<String> className) throws Problem, InterruptedException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Problem.of(
          "a .java file cannot be compiled",
          System.getProperty("java.home"),
          "this Java has no compiler",
          "ORCA_JAVA_HOME=<a JDK> orca run " + file);
    }
    List<Path> libraries = new Libraries(console).of(dependencies());
    Map<String, byte[]> classes = compile(compiler, libraries);
    if (classes.isEmpty()) {
      throw Problem.of(
          "there is no class in this source",
          file,
          "an empty file, or one with comments only",
          "declare \"public final class MyTest implements LoadTest\"");
    }
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(file.toAbsolutePath().normalize().getParent()); // for the files of feeders
    return TestFiles.compiled(file, classes, classPath, className);
  }

  /**
   * The coordinates of the //DEPS lines at the top, as JBang writes them; ours are there anyway.
   */
  private List<String> dependencies() throws Problem {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .takeWhile(line -> line.isBlank() || line.startsWith("//"))
          .filter(line -> line.startsWith("//DEPS "))
          .flatMap(line -> Stream.of(line.substring("//DEPS ".length()).strip().split("[ ,]+", -1)))
          .filter(coordinates -> !coordinates.startsWith("io.orcastrike:orca-api:"))
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

  /** What a test may use of the host: the API and the logging facade. */
  private static List<Path> hostLibraries() {
    return Stream.of(LoadTest.class, org.slf4j.Logger.class)
        .map(
            type -> {
              try {
                return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
              } catch (URISyntaxException e) {
                throw new IllegalStateException("a file of the class path has an odd name", e);
              }
            })
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
