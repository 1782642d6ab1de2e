package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent-encoding of RFC 3986, over UTF-8. */
final class PercentEncoding {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  /** Appends a value that is to be one piece of a path or a query, whatever is in it. */
  static void append(StringBuilder to, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isUnreserved(value.charAt(i))) {
        appendRest(to, value, i);
        return;
      }
    }
    to.append(value);
  }

  private static void appendRest(StringBuilder to, String value, int from) {
    to.append(value, 0, from);
    for (byte b : value.substring(from).getBytes(UTF_8)) {
      if (isUnreserved((char) (b & 0xff))) {
        to.append((char) b);
      } else {
        appendByte(to, b);
      }
    }
  }

  /** Returns a URL's text with what no URL may have in it encoded, and the rest as it is. */
  static String mend(String url) {
    if (url.chars().allMatch(PercentEncoding::isAllowed)) {
      return url;
    }
    StringBuilder mended = new StringBuilder(url.length() + 16);
    for (byte b : url.getBytes(UTF_8)) {
      if (isAllowed(b & 0xff)) {
        mended.append((char) b);
      } else {
        appendByte(mended, b);
      }
    }
    return mended.toString();
  }

  private static void appendByte(StringBuilder to, byte b) {
    to.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static boolean isAllowed(int c) {
    return c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0;
  }
}
