package io.orcastrike.core.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells bytes and files by their SHA-256. */
public final class Sha256 {
  /** The length of a digest. */
  public static final int BYTES = 32;

  private Sha256() {}

  /** Begins a digest. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the digest of bytes. */
  public static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  /** Returns the digest of bytes, in hexadecimal. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }

  /** Returns the digest of a file, in hexadecimal. */
  public static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(of(file));
  }

  static byte[] of(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }
}
