package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts as they must be, whole, in files that people look at: {@code src/test/resources/golden}.
 * With {@code -Dgolden=write} they are written anew, to be looked at as a change.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Compares a text with a file, in which a terminal's commands are visible. */
  static void assertIs(String name, String text) throws IOException {
    String visible = text.replace('\u001b', '\u241b').stripTrailing() + "\n";
    assertIs(FOLDER.resolve(name), visible);
  }

  /** Compares a text with a file anywhere, such as a page of the documentation. */
  static void assertIs(Path file, String text) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s; -Dgolden=write writes it anew", file)
        .isEqualTo(Files.readString(file));
  }
}
