package io.orcastrike.core.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Writes a file in UTF-8, making its folder when needed; a reader never sees a part of it. */
  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a result must have a file name, was " + file);
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
    try {
      Files.write(part, text.getBytes(StandardCharsets.UTF_8)); // half a surrogate pair becomes ?
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
