package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Parses the head of a response while it comes, looking at each byte once. As RFC 9112 allows a
 * client, it takes a line feed alone for the end of a line, a missing reason, folded fields, blanks
 * before a colon, and empty lines before all.
 */
final class HeadParser {
  private static final int MOST_FIELDS = 512;
  private static final int MOST_EMPTY_LINES = 4;
  private static final int SHOWN = 60;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final boolean[] TOKEN = new boolean[256];

  static {
    for (char c = '!'; c <= '~'; c++) {
      TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
  }

  private int[] bounds = new int[12 * Head.BOUNDS];
  private int end;
  private int line;
  private int scanned;
  private int emptyLines;
  private int status;
  private int minor;

  /**
   * Takes in what has come of the head.
   *
   * @param bytes between from, where the head begins, and to; folds in them become blanks
   * @return whether it is complete; else to be called again with the same and more
   */
  boolean take(byte[] bytes, int from, int to) throws MalformedResponseException {
    for (int at = from + scanned; at < to; at++) {
      byte next = bytes[at];
      if (next > '\r' || next < 0) {
        continue;
      }
      if (next == '\n') {
        int begin = from + line;
        int lineEnd = at > begin && bytes[at - 1] == '\r' ? at - 1 : at;
        line = at + 1 - from;
        if (begin < lineEnd) {
          takeLine(bytes, from, begin, lineEnd);
        } else if (status > 0) {
          return true;
        } else if (++emptyLines > MOST_EMPTY_LINES) {
          throw new MalformedResponseException(
              "a response must begin with a status, was empty lines");
        }
      } else if (next == '\r' && at + 1 == to) {
        scanned = at - from; // what follows it decides
        return false;
      } else if (next == 0 || (next == '\r' && bytes[at + 1] != '\n')) {
        throw malformed("a line must not hold a bare CR or NUL", bytes, from + line, at);
      }
    }
    scanned = to - from;
    return false;
  }

  /** Returns how many bytes a complete head has, with the empty line. */
  int length() {
    return line;
  }

  int status() {
    return status;
  }

  /** Returns the x of HTTP/1.x. */
  int minor() {
    return minor;
  }

  /** Returns the fields of a complete head that begins there; the bytes are copied. */
  Head head(byte[] bytes, int from) {
    return new Head(Arrays.copyOfRange(bytes, from, from + line), Arrays.copyOf(bounds, end));
  }

  private void takeLine(byte[] bytes, int from, int begin, int lineEnd)
      throws MalformedResponseException {
    if (status == 0) {
      takeStatus(bytes, begin, lineEnd);
    } else if (Ascii.isBlank(bytes[begin])) {
      unfold(bytes, from, begin, lineEnd);
    } else {
      takeField(bytes, from, begin, lineEnd);
    }
  }

  private void takeStatus(byte[] bytes, int begin, int lineEnd) throws MalformedResponseException {
    int after = begin + STATUS_AT + 3;
    if (lineEnd < after
        || !Ascii.equals(bytes, begin, "HTTP/1.")
        || !Ascii.isDigit(bytes[after - 5])
        || bytes[after - 4] != ' '
        || bytes[after - 3] == '0'
        || !Ascii.isDigit(bytes[after - 3])
        || !Ascii.isDigit(bytes[after - 2])
        || !Ascii.isDigit(bytes[after - 1])
        || (lineEnd > after && bytes[after] != ' ')) {
      throw malformed("a response must begin like \"HTTP/1.1 200 OK\"", bytes, begin, lineEnd);
    }
    minor = bytes[after - 5] - '0';
    status =
        (bytes[after - 3] - '0') * 100 + (bytes[after - 2] - '0') * 10 + bytes[after - 1] - '0';
  }

  private void takeField(byte[] bytes, int from, int begin, int lineEnd)
      throws MalformedResponseException {
    int nameEnd = begin;
    while (nameEnd < lineEnd && TOKEN[bytes[nameEnd] & 0xFF]) {
      nameEnd++;
    }
    int colon = nameEnd;
    while (colon < lineEnd && Ascii.isBlank(bytes[colon])) {
      colon++;
    }
    if (nameEnd == begin || colon == lineEnd || bytes[colon] != ':') {
      throw malformed("a field must be like \"Name: value\"", bytes, begin, lineEnd);
    }
    int valueFrom = colon + 1;
    while (valueFrom < lineEnd && Ascii.isBlank(bytes[valueFrom])) {
      valueFrom++;
    }
    if (end == bounds.length) {
      if (end == MOST_FIELDS * Head.BOUNDS) {
        throw new MalformedResponseException(
            "a head must have at most %d fields, had more".formatted(MOST_FIELDS));
      }
      bounds = Arrays.copyOf(bounds, Math.min(2 * end, MOST_FIELDS * Head.BOUNDS));
    }
    bounds[end] = begin - from;
    bounds[end + 1] = nameEnd - from;
    bounds[end + 2] = valueFrom - from;
    bounds[end + 3] = trimmed(bytes, valueFrom, lineEnd) - from;
    end += Head.BOUNDS;
  }

  private void unfold(byte[] bytes, int from, int begin, int lineEnd)
      throws MalformedResponseException {
    if (end == 0) {
      throw malformed("the first field must not begin with a blank", bytes, begin, lineEnd);
    }
    int text = begin;
    while (text < lineEnd && Ascii.isBlank(bytes[text])) {
      text++;
    }
    if (text == lineEnd) {
      return;
    }
    int before = from + bounds[end - 1];
    Arrays.fill(bytes, before, text, (byte) ' ');
    if (bounds[end - 2] == bounds[end - 1]) { // nothing stood in the first line
      bounds[end - 2] = text - from;
    }
    bounds[end - 1] = trimmed(bytes, text, lineEnd) - from;
  }

  private static int trimmed(byte[] bytes, int begin, int lineEnd) {
    int valueEnd = lineEnd;
    while (valueEnd > begin && Ascii.isBlank(bytes[valueEnd - 1])) {
      valueEnd--;
    }
    return valueEnd;
  }

  private static MalformedResponseException malformed(
      String rule, byte[] bytes, int begin, int lineEnd) {
    int shown = Math.min(lineEnd, begin + SHOWN);
    String text = new String(bytes, begin, shown - begin, ISO_8859_1).replaceAll("[^ -~]", ".");
    return new MalformedResponseException(
        "%s, was \"%s%s\"".formatted(rule, text, shown < lineEnd ? "…" : ""));
  }
}
