package io.orcastrike.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An installation of this build, with a JVM of its own, made once for all tests that ask. */
final class Installation {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target", "orca").toAbsolutePath();

  private Installation() {}

  /** Returns the folder that holds this repository. */
  static Path root() {
    return ROOT;
  }

  /** Returns its folder. */
  static synchronized Path home() throws IOException, InterruptedException {
    if (!isCurrent()) {
      Result made = Programs.run(List.of("rm", "-rf", HOME.toString()));
      if (made.exitCode() == 0) {
        made = Programs.run(List.of(ROOT + "/deploy/dist", "--jre", HOME.toString()));
      }
      if (made.exitCode() != 0) {
        throw new IOException("there is no installation: " + made.output());
      }
    }
    return HOME;
  }

  /** Tells whether it was made to its end, whichever archive the JVM makes, and of this build. */
  private static boolean isCurrent() throws IOException {
    Path lib = HOME.resolve("lib");
    boolean isMade = Files.exists(lib.resolve("orca.aot")) || Files.exists(lib.resolve("orca.jsa"));
    return isMade
        && isSame(ROOT.resolve("orca"), HOME.resolve("orca"))
        && isSame(jar(ROOT.resolve("orca-cli/target/lib"), "orca-cli"), jar(lib, "orca-cli"));
  }

  private static Path jar(Path lib, String name) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, name + "-*.jar")) {
      return jars.iterator().next();
    }
  }

  /** What is copied keeps its time. */
  private static boolean isSame(Path original, Path copy) throws IOException {
    return Files.getLastModifiedTime(original).equals(Files.getLastModifiedTime(copy));
  }

  /** Returns a jar in it. */
  static Path library(String name) throws IOException, InterruptedException {
    return jar(home().resolve("lib"), name);
  }

  /** Returns the launcher in it. */
  static String launcher() throws IOException, InterruptedException {
    return home().resolve("orca").toString();
  }
}
