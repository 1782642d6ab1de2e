package io.orcastrike.core.local;

import io.orcastrike.report.LockedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells files and folders by the SHA-256 of their content. */
final class Digests {
  private Digests() {}

  static LockedFile lock(Path path) throws IOException {
    return new LockedFile(
        path.getFileName() + (Files.isDirectory(path) ? "/" : ""),
        HexFormat.of().formatHex(Files.isDirectory(path) ? ofFolder(path) : ofFile(path)));
  }

  /** The digest of the lines {@code name, digest} of all files below, in the order of the names. */
  private static byte[] ofFolder(Path folder) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : filesBelow(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ofFile(file));
    }
    return digest.digest();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
