package io.orcastrike.core.local;

import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Loads a test from a jar and the jars its manifest names: {@code shop.jar} or {@code
 * shop.jar#shop.ShopTest}.
 *
 * <p>Safe for use by many threads.
 */
public final class JarLoader implements TestLoader {

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    return files(TestAddress.parse(test)).find(test);
  }

  /**
   * Returns the files of a test in a jar.
   *
   * @throws TestNotFoundException if it is no jar
   */
  public static TestFiles files(TestAddress address) throws TestNotFoundException {
    return TestFiles.of(classPath(address.file()), address.className());
  }

  private static List<Path> classPath(Path jar) throws TestNotFoundException {
    if (!Files.exists(jar)) {
      throw missing(jar);
    }
    try (JarContainer content = JarContainer.open(jar)) {
      List<Path> classPath = new ArrayList<>(List.of(jar));
      classPath.addAll(named(content.manifest(), jar));
      return classPath;
    } catch (BadFileException e) {
      throw e.trouble();
    } catch (IOException e) {
      throw Trouble.of(
          "this jar cannot be read", jar.toAbsolutePath(), String.valueOf(e), "ls -l " + jar, e);
    }
  }

  /** The files under Class-Path of the manifest that exist, as {@code java -jar} takes them. */
  private static List<Path> named(@Nullable Manifest manifest, Path jar) {
    String names =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    List<Path> files = new ArrayList<>();
    if (names != null) {
      for (String name : names.strip().split("\\s+", -1)) {
        beside(jar, name).filter(Files::exists).ifPresent(files::add);
      }
    }
    return files;
  }

  /** A manifest may name what is no path here, such as a URL. */
  private static Optional<Path> beside(Path jar, String name) {
    try {
      return Optional.of(jar.resolveSibling(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static TestNotFoundException missing(Path file) {
    Path place = file.toAbsolutePath();
    return Trouble.of("there is no such file", place, "a misspelt path", "ls " + place.getParent());
  }
}
