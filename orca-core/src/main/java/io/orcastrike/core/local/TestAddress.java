package io.orcastrike.core.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a test lies: a file or folder and, where that holds several tests, the class. Written
 * {@code path}, {@code path#class} or {@code path:class}.
 *
 * <p>Immutable.
 *
 * @param file as given
 * @param className empty: the only test there is
 */
public record TestAddress(Path file, Optional<String> className) {
  // At most one character before the colon is a drive of Windows, as in C:\tests\shop.jar.
  private static final Pattern WITH_CLASS =
      Pattern.compile("(.{2,})[#:]([\\p{L}_$][\\p{L}\\p{N}_$.]*)");

  /**
   * Reads an address.
   *
   * @throws java.nio.file.InvalidPathException if this machine has no such paths
   */
  public static TestAddress parse(String text) {
    Matcher matcher = WITH_CLASS.matcher(text);
    return matcher.matches()
        ? new TestAddress(Path.of(matcher.group(1)), Optional.of(matcher.group(2)))
        : new TestAddress(Path.of(text), Optional.empty());
  }
}
