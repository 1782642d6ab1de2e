package io.orcastrike.core.sink;

/** Escapes text for XML 1.0. */
final class Xml {
  private Xml() {}

  /**
   * Returns text for an element or an attribute in double quotes. Characters that XML 1.0 does not
   * have at all, not even escaped (section 2.2), become visible, as in {@code \\u001b}.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\t', '\n', '\r' -> escaped.append("&#").append(character).append(';');
      default -> {
        if (isInXml(character)) {
          escaped.appendCodePoint(character);
        } else {
          escaped.append("\\u%04x".formatted(character));
        }
      }
    }
  }

  private static boolean isInXml(int character) {
    return (character >= 0x20 && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }
}
