package io.orcastrike.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs Maven as a process of its own, quietly. */
final class Maven {
  private static final String DEPENDENCY_PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";
  private static final int MOST_LINES = 15;

  /** What Maven says at the end of every failure. */
  private static final List<String> ADVICE =
      List.of(
          "-run Maven",
          "For more information",
          "you can resume the build",
          "mvn <args>",
          "http://");

  /** Where the class path of a module is written, below it. */
  static final String CLASS_PATH_FILE = "target/orca/class-path";

  private final Console console;

  Maven(Console console) {
    this.console = console;
  }

  /** Compiles a module with those it needs, and writes the class path of each. */
  void compile(Path root, Path module) throws Problem, InterruptedException {
    List<String> arguments = new ArrayList<>();
    if (!root.equals(module)) {
      arguments.addAll(List.of("-pl", root.relativize(module).toString(), "-am"));
    }
    arguments.addAll(
        List.of(
            "-DskipTests",
            "compile",
            DEPENDENCY_PLUGIN + "build-classpath",
            "-Dmdep.includeScope=runtime",
            "-Dmdep.outputFile=" + CLASS_PATH_FILE));
    run(root, arguments, "compiling " + module.getFileName() + " with Maven", module);
  }

  /** Writes the class path of a pom without sources. */
  void resolve(Path folder, String what) throws Problem, InterruptedException {
    List<String> arguments =
        List.of(
            DEPENDENCY_PLUGIN + "build-classpath",
            "-Dmdep.includeScope=runtime",
            "-Dmdep.outputFile=" + CLASS_PATH_FILE);
    run(folder, arguments, "finding " + what + " with Maven", folder);
  }

  void run(Path folder, List<String> arguments, String doing, Path where)
      throws Problem, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program(folder).toString());
    command.addAll(List.of("-q", "-B", "-ntp", "-Dstyle.color=never"));
    command.addAll(arguments);
    console.screen().line("orca: " + doing + console.screenLook().text(" …", " ..."));
    try {
      Path log = Files.createTempFile("orca-maven", ".log");
      log.toFile().deleteOnExit(); // should a signal end this process meanwhile
      try {
        int exitCode = start(folder, command, log);
        if (exitCode != 0) {
          throw Problem.of(
              "Maven failed%n%s".formatted(lastLines(log)),
              where,
              "a misspelt library, a mistake in the sources or the pom, or no network",
              "cd %s && mvn %s".formatted(Shell.quote(folder + ""), String.join(" ", arguments)));
        }
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw Problem.of(
          "Maven cannot be run: " + e.getMessage(), command.get(0), "its rights", "mvn --version");
    }
  }

  private int start(Path folder, List<String> command, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile());
    // The JDK that will run the test compiles it, too.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  /** The wrapper of the project, else mvn of the PATH. */
  private Path program(Path folder) throws Problem {
    Path wrapper = folder.resolve("mvnw").toAbsolutePath();
    if (Files.isExecutable(wrapper)) {
      return wrapper;
    }
    return onPath()
        .orElseThrow(
            () ->
                Problem.of(
                    "Maven is needed, and mvn is not there",
                    "PATH=" + console.environment().getOrDefault("PATH", ""),
                    "Maven 3.8 or newer is not installed",
                    "install Maven, or run a jar: orca run target/test.jar"));
  }

  private Optional<Path> onPath() {
    for (String folder :
        console.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, "mvn");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private static String lastLines(Path log) throws IOException {
    List<String> all =
        new String(Files.readAllBytes(log), Charset.defaultCharset()).lines().toList();
    List<String> errors =
        all.stream()
            .filter(line -> line.startsWith("[ERROR]"))
            .map(line -> line.substring("[ERROR]".length()))
            .map(line -> line.replaceFirst("(-> )?\\[Help \\d+\\].*", "").stripTrailing())
            .filter(line -> !line.isBlank() && ADVICE.stream().noneMatch(line::contains))
            .distinct()
            .toList();
    List<String> shown = errors.isEmpty() ? all : errors;
    return String.join(
        System.lineSeparator(),
        shown.stream().limit(MOST_LINES).map(line -> "   " + Figures.harmless(line)).toList());
  }
}
