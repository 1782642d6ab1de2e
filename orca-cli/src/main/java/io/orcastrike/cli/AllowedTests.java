package io.orcastrike.cli;

import io.orcastrike.core.inline.InlineAddress;
import io.orcastrike.core.local.TestAddress;
import io.orcastrike.maven.Coordinates;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads what a drone may run, and nothing else: files below what its own command line allows, tests
 * of the groups that it allows, and what a leader hands out if that is accepted.
 *
 * @param allowed files and folders
 * @param files loads files
 * @param maven loads coordinates, and knows itself which
 * @param inline loads what a leader hands out; empty: it is not accepted
 */
record AllowedTests(
    List<Path> allowed, TestLoader files, TestLoader maven, Optional<TestLoader> inline)
    implements TestLoader {

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    if (InlineAddress.parse(test).isPresent()) {
      return inline
          .orElseThrow(
              () ->
                  new TestNotFoundException(
                      "this drone takes no test from a leader; it was started without"
                          + " --accept-inline"))
          .find(test);
    }
    if (Coordinates.isCoordinates(test)) {
      return maven.find(test);
    }
    Path file;
    try {
      file = TestAddress.parse(test).file();
    } catch (InvalidPathException e) {
      throw new TestNotFoundException("this drone loads tests from files, was told " + test, e);
    }
    if (!isAllowed(file)) {
      throw new TestNotFoundException(
          "this drone may not run %s; it was started with --allow %s"
              .formatted(file, allowed.isEmpty() ? "nothing" : allowed));
    }
    if (!Files.isRegularFile(file)) {
      throw new TestNotFoundException(
          "this drone runs jars and .java files, and has none at %s".formatted(file));
    }
    return files.find(test);
  }

  /** Looks through links, so that none leads out of what is allowed. */
  private boolean isAllowed(Path file) {
    try {
      Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      for (Path place : allowed) {
        if (real.startsWith(place.toRealPath())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
