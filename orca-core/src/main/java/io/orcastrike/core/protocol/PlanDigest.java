package io.orcastrike.core.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A canonical plan, line by line as short hashes, so that two can be compared over a bus. */
final class PlanDigest {
  private static final int BYTES = 8;

  private PlanDigest() {}

  static List<String> of(List<String> canonical) {
    return canonical.stream().map(PlanDigest::hash).toList();
  }

  /** Returns the first line of our plan that another plan does not share, if any. */
  static Optional<String> firstDifference(List<String> canonical, List<String> other) {
    for (int i = 0; i < canonical.size(); i++) {
      if (i >= other.size() || !hash(canonical.get(i)).equals(other.get(i))) {
        return Optional.of(canonical.get(i));
      }
    }
    return other.size() > canonical.size() ? Optional.of("(a line more)") : Optional.empty();
  }

  private static String hash(String line) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
