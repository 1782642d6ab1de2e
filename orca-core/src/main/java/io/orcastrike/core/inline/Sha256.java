package io.orcastrike.core.inline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells bytes by their SHA-256. */
final class Sha256 {
  static final int BYTES = 32;

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }
}
