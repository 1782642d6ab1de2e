package io.orcastrike.core.measure;

import java.nio.charset.StandardCharsets;

/** Texts of authors and targets, such that they arrive as they were sent. */
final class WellFormed {
  private WellFormed() {}

  /**
   * Returns a text of at most so many characters; half a surrogate pair, which no encoding has,
   * becomes a question mark.
   */
  static String text(String given, int longest) {
    String clipped = given.length() <= longest ? given : given.substring(0, longest - 1) + "…";
    return new String(clipped.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
