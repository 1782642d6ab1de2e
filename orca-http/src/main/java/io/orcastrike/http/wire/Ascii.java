package io.orcastrike.http.wire;

/** Text in bytes. */
final class Ascii {
  private Ascii() {}

  /** Tells whether the bytes from there on begin with a text. */
  static boolean equals(byte[] bytes, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

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

  static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean isBlank(int letter) {
    return letter == ' ' || letter == '\t';
  }

  private static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
