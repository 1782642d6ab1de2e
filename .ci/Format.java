import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks, or with {@code apply} mends, the format of all Java sources below the current directory.
 * The formatter parses with the compiler of the JVM it runs in, so it needs one that knows the
 * language of the sources, which the JVM of mvn may not.
 */
final class Format {
  private static final Pattern SOURCE = Pattern.compile("(.*/)?src/[^/]+/java/.*\\.java|\\.ci/.*");
  private static final Pattern BUILT = Pattern.compile("(.*/)?target/.*");

  public static void main(String[] args) throws IOException {
    String mode = args[0];
    List<String> arguments = new ArrayList<>();
    switch (mode) {
      case "check" -> arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
      case "apply" -> arguments.add("--replace");
      case "skip" -> System.exit(0);
      default -> throw new IllegalArgumentException("format is check, apply or skip, was " + mode);
    }
    arguments.addAll(sources());
    if (mode.equals("check")) {
      Runtime.getRuntime().addShutdownHook(new Thread(Format::hint));
    }
    Main.main(arguments.toArray(String[]::new));
  }

  private static List<String> sources() throws IOException {
    try (var files = Files.walk(Path.of(""))) {
      return files
          .map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".java") && SOURCE.matcher(file).matches())
          .filter(file -> !BUILT.matcher(file).matches())
          .sorted()
          .toList();
    }
  }

  private static void hint() {
    System.out.println("To mend the format of the files named here: mvn -N verify -Dformat=apply");
  }
}
