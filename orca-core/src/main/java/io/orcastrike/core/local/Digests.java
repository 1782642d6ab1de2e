package io.orcastrike.core.local;

import io.orcastrike.report.LockedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells files and folders by the SHA-256 of their content. */
final class Digests {
  private Digests() {}

  static LockedFile lock(Path path) throws IOException {
    return new LockedFile(
        path.getFileName() + (Files.isDirectory(path) ? "/" : ""),
        HexFormat.of().formatHex(Files.isDirectory(path) ? ofFolder(path) : Sha256.of(path)));
  }

  /** The digest of the lines {@code name, digest} of all files below, in the order of the names. */
  private static byte[] ofFolder(Path folder) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (Path file : filesBelow(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(Sha256.of(file));
    }
    return digest.digest();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
