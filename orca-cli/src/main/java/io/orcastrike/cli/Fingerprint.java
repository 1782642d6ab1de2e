package io.orcastrike.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells whether files have changed, by their names, sizes and times. */
final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  void add(Path file) throws IOException {
    if (Files.exists(file)) {
      text.append(file)
          .append(' ')
          .append(Files.size(file))
          .append(' ')
          .append(Files.getLastModifiedTime(file).toMillis())
          .append('\n');
    }
  }

  /** Adds all files below a folder, if there is one. */
  void addAll(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(file);
        }
      }
    }
  }

  String text() {
    return text.toString();
  }
}
