package io.orcastrike.http.wire;

/** Text in bytes. */
final class Ascii {
  private Ascii() {}

  /** Tells whether the bytes spell a text, letters in any case. */
  static boolean equalsInAnyCase(byte[] bytes, int from, int to, String text) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (lower(bytes[i]) != lower(text.charAt(i - from))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
