package io.orcastrike.deploy;

import java.io.IOException;
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
    if (!isMade()) {
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

  /** Its archive of classes, whichever this JVM makes, is made last. */
  private static boolean isMade() {
    return Files.exists(HOME.resolve("lib/orca.aot")) || Files.exists(HOME.resolve("lib/orca.jsa"));
  }

  /** Returns the launcher in it. */
  static String launcher() throws IOException, InterruptedException {
    return home().resolve("orca").toString();
  }
}
