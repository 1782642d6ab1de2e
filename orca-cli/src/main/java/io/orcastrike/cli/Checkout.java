package io.orcastrike.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources this program was built from. */
record Checkout(Path root, String version) {
  /** What a project of a user's own needs, besides what these need. */
  private static final List<String> LIBRARIES = List.of("orca-testkit", "orca-http");

  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  /** Finds the sources: where the launcher says, or above this program's jar. */
  static Checkout find() throws Problem {
    String given = System.getProperty("orca.home", "");
    try {
      Path root = given.isEmpty() ? above() : Path.of(given);
      Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
      if (version.find()) {
        return new Checkout(root, version.group(1));
      }
    } catch (IOException e) {
      // told below
    }
    throw Problem.of(
        "Orca's own sources were not found",
        given.isEmpty() ? "this program's folder" : given,
        "it was not started by ./orca of a checkout",
        "<checkout>/orca new NAME");
  }

  /** From orca-cli/target/lib/orca-cli.jar, or from orca-cli/target/classes. */
  private static Path above() throws IOException {
    Path place = ClassPlace.of(Checkout.class);
    for (Path folder = place; folder != null; folder = folder.getParent()) {
      if (folder.endsWith("orca-cli") && folder.getParent() != null) {
        return folder.getParent();
      }
    }
    throw new IOException("no folder orca-cli above " + place);
  }

  /** Installs what a project needs in the user's local repository, unless it is there already. */
  void install(Console console) throws Problem, InterruptedException {
    Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
    boolean installed =
        LIBRARIES.stream()
            .map(name -> "io/orcastrike/%1$s/%2$s/%1$s-%2$s.jar".formatted(name, version))
            .allMatch(jar -> Files.exists(repository.resolve(jar)));
    // Installed files keep the time of their making, so the time of installing is kept apart.
    Path stamp = root.resolve("orca-cli/target/.installed");
    if (installed && isAsNew(stamp, root.resolve("orca-cli/target/lib/.built"))) {
      return;
    }
    new Maven(console)
        .run(
            root,
            List.of(
                "-Dmaven.test.skip=true",
                "-Dformat=skip",
                "-pl",
                String.join(",", LIBRARIES),
                "-am",
                "install"),
            "installing Orca's libraries in the local Maven repository, once",
            root);
    try {
      Files.createDirectories(stamp.getParent());
      Files.writeString(stamp, version);
    } catch (IOException e) {
      throw cannotUse(stamp, e);
    }
  }

  private static boolean isAsNew(Path stamp, Path built) throws Problem {
    try {
      return Files.exists(stamp)
          && (!Files.exists(built)
              || Files.getLastModifiedTime(stamp).compareTo(Files.getLastModifiedTime(built)) >= 0);
    } catch (IOException e) {
      throw cannotUse(stamp, e);
    }
  }

  private static Problem cannotUse(Path stamp, IOException e) {
    return Problem.of(
        "this file cannot be used: " + e.getMessage(), stamp, "its rights", "ls -l " + stamp);
  }
}
