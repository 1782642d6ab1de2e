package io.orcastrike.cli;

import io.orcastrike.core.local.JarLoader;
import io.orcastrike.core.local.TestAddress;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.maven.Coordinates;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds out what TEST is on the command line. */
final class Tests {
  private final Console console;
  private final MavenOptions maven;

  Tests(Console console, MavenOptions maven) {
    this.console = console;
    this.maven = maven;
  }

  /** Returns a loader for a test, which is compiled here and now where it is a source. */
  TestLoader loader(String test) throws Problem, InterruptedException {
    TestAddress address;
    try {
      address = TestAddress.parse(test);
    } catch (InvalidPathException e) {
      throw missing(test, Path.of(""));
    }
    Path file = console.directory().resolve(address.file());
    if (Files.isDirectory(file)) {
      TestFiles files =
          Files.exists(file.resolve("pom.xml"))
              ? TestFiles.of(new MavenModule(console, file).classPath(), address.className())
              : TestFiles.of(List.of(file), address.className());
      return files::find;
    }
    if (!Files.exists(file)) {
      if (Coordinates.isCoordinates(test)) {
        return maven.loader(console).allowAll().build();
      }
      throw missing(test, file);
    }
    if (file.toString().endsWith(".java")) {
      return new JavaSource(console, file).loader(address.className());
    }
    TestAddress jar = new TestAddress(file, address.className());
    return any -> JarLoader.files(jar).find(any);
  }

  /** Returns a loader for whichever test it is told of. */
  TestLoader any() {
    return test -> {
      try {
        return loader(test).find(test);
      } catch (Problem e) {
        throw new TestNotFoundException(String.valueOf(e.getMessage()), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TestNotFoundException("interrupted while loading " + test, e);
      }
    };
  }

  private static Problem missing(String test, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return Problem.of(
        "there is no test \"%s\"".formatted(test),
        file.toAbsolutePath(),
        "a misspelt path; TEST is a jar, a Maven module folder, a .java file or"
            + " group:artifact:version",
        "ls " + folder);
  }
}
