package io.orcastrike.cli;

import io.orcastrike.core.local.JarLoader;
import io.orcastrike.core.local.TestAddress;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out what TEST is on the command line. */
final class Tests {
  private static final Pattern COORDINATES =
      Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+(:[\\w.$]+)?");

  private final Console console;

  Tests(Console console) {
    this.console = console;
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
      throw COORDINATES.matcher(test).matches() ? coordinates(test) : missing(test, file);
    }
    if (file.toString().endsWith(".java")) {
      TestFiles files = new JavaSource(console, file).compile(address.className());
      return files::find;
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

  private static Problem coordinates(String test) {
    return Problem.of(
        "%s are Maven coordinates, which this version cannot resolve yet".formatted(test),
        "the command line",
        "tests from repositories come with a later version",
        "a jar, a Maven module folder or a .java file, as in: orca run target/test.jar");
  }

  private static Problem missing(String test, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return Problem.of(
        "there is no test \"%s\"".formatted(test),
        file.toAbsolutePath(),
        "a misspelt path; TEST is a jar, a Maven module folder or a .java file",
        "ls " + folder);
  }
}
