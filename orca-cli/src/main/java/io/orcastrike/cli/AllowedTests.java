package io.orcastrike.cli;

import io.orcastrike.core.local.TestAddress;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Loads what a drone may run, and nothing else: files below what its own command line allows. */
record AllowedTests(List<Path> allowed, TestLoader loader) implements TestLoader {

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
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
    return loader.find(test);
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
