package io.orcastrike.cli;

import io.orcastrike.core.inline.InlineAddress;
import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.core.local.TestAddress;
import io.orcastrike.maven.Coordinates;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test as a leader of a swarm has it.
 *
 * @param name what its loader and those of the drones are told
 * @param loader the leader's own
 * @param inline what the leader hands out to drones; empty: they find the test themselves
 * @param lock the files it must have; empty: whatever there is now
 */
record LedTest(
    String name, TestLoader loader, Optional<InlineJar> inline, Optional<List<LockedFile>> lock) {
  /** What a test that was handed out is called in the folder of its run. */
  static final String STORED = "test.jar";

  /** Finds out what TEST is on the command line; a source is compiled here and now. */
  static LedTest of(String given, Console console, MavenOptions maven)
      throws Problem, InterruptedException {
    if (!Coordinates.isCoordinates(given)) {
      TestAddress address = address(given);
      if (address != null && address.file().toString().endsWith(".java")) {
        Path file = console.directory().resolve(address.file());
        if (Files.isRegularFile(file)) {
          return of(new JavaSource(console, file).pack(address.className()));
        }
      }
    }
    String name = absolute(given, console);
    return new LedTest(
        name, new Tests(console, maven).loader(name), Optional.empty(), Optional.empty());
  }

  /** Returns exactly what a stored result ran. */
  static LedTest of(Path result, Console console, MavenOptions maven)
      throws Problem, InterruptedException {
    Path file = console.directory().resolve(result).toAbsolutePath();
    StoredLock stored = StoredLock.read(file);
    LedTest test =
        InlineAddress.parse(stored.test()).isPresent()
            ? of(stored(stored.test(), file))
            : of(stored.test(), console, maven);
    return new LedTest(test.name, test.loader, test.inline, Optional.of(stored.files()));
  }

  private static LedTest of(InlineJar jar) {
    return new LedTest(jar.address().toString(), jar.loader(), Optional.of(jar), Optional.empty());
  }

  /**
   * Returns the test that a leader has handed out.
   *
   * @param beside a file in the folder of its run
   */
  static InlineJar stored(String address, Path beside) throws Problem {
    Path file = beside.resolveSibling(STORED);
    String name = InlineAddress.parse(address).map(InlineAddress::name).orElse("test");
    try {
      InlineJar jar = InlineJar.of(name, Files.readAllBytes(file));
      if (!jar.address().toString().equals(address)) {
        throw new IOException("it is another than was run");
      }
      return jar;
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(
          "the test that was handed out cannot be read again: " + e.getMessage(),
          file,
          "it was deleted or changed, or the result was moved away from it",
          "orca lead <the source>");
    }
  }

  /** The drones look for a file at the same path, from wherever they were started. */
  private static String absolute(String given, Console console) {
    TestAddress address = address(given);
    if (address == null
        || (Coordinates.isCoordinates(given)
            && !Files.exists(console.directory().resolve(address.file())))) {
      return given; // which the loader says more about
    }
    Path file = console.directory().resolve(address.file()).toAbsolutePath().normalize();
    return file + address.className().map(name -> "#" + name).orElse("");
  }

  private static @Nullable TestAddress address(String given) {
    try {
      return TestAddress.parse(given);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
