package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;

/** A body in chunks, by section 7.1 of RFC 9112; extensions and trailers are passed over. */
final class ChunkedBody extends Body {
  private static final int MOST_DIGITS = 15;
  private static final int MOST_EXTENSION_BYTES = 4_096;

  private final int maxTrailerBytes;
  private long left;
  private boolean first = true;

  ChunkedBody(Connection connection, Timings timings) {
    super(connection, timings);
    this.maxTrailerBytes = connection.settings().maxHeadBytes();
  }

  @Override
  int readSome(Input input, byte[] into, int at, int length) throws IOException {
    if (left == 0) {
      if (!first) {
        expectLineEnd(input, next(input));
      }
      first = false;
      left = size(input);
      if (left == 0) {
        passTrailers(input);
        return -1;
      }
    }
    int count = input.read(into, at, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("it ended with %d bytes of a chunk to come".formatted(left));
    }
    left -= count;
    return count;
  }

  @Override
  long left() {
    return -1;
  }

  private static long size(Input input) throws IOException {
    long size = 0;
    int digits = 0;
    int next = next(input);
    for (int digit = Character.digit(next, 16); digit >= 0; digit = Character.digit(next, 16)) {
      if (++digits > MOST_DIGITS) {
        throw new MalformedResponseException(
            "a chunk's size must have at most %d digits, had more".formatted(MOST_DIGITS));
      }
      size = 16 * size + digit;
      next = next(input);
    }
    if (digits == 0) {
      throw new MalformedResponseException(
          "a chunk must begin with its size, began with " + shown(next));
    }
    while (Ascii.isBlank(next)) {
      next = next(input);
    }
    if (next == ';') {
      next = passExtensions(input);
    }
    expectLineEnd(input, next);
    return size;
  }

  private static int passExtensions(Input input) throws IOException {
    for (int passed = 0; passed < MOST_EXTENSION_BYTES; passed++) {
      int next = next(input);
      if (next == '\r' || next == '\n') {
        return next;
      }
    }
    throw new MalformedResponseException(
        "a chunk's extensions must have at most %d bytes, had more"
            .formatted(MOST_EXTENSION_BYTES));
  }

  private void passTrailers(Input input) throws IOException {
    boolean emptyLine = true;
    for (int passed = 0; passed < maxTrailerBytes; passed++) {
      int next = next(input);
      if (next == '\n') {
        if (emptyLine) {
          return;
        }
        emptyLine = true;
      } else if (next != '\r') {
        emptyLine = false;
      }
    }
    throw new MalformedResponseException(
        "trailers must have at most %d bytes, had more".formatted(maxTrailerBytes));
  }

  private static void expectLineEnd(Input input, int next) throws IOException {
    int last = next == '\r' ? next(input) : next;
    if (next != '\r' || last != '\n') {
      throw new MalformedResponseException(
          "a chunk's size and its bytes must end with CR LF, ended with " + shown(last));
    }
  }

  private static int next(Input input) throws IOException {
    int next = input.read();
    if (next < 0) {
      throw new EOFException("it ended before its last chunk");
    }
    return next;
  }

  private static String shown(int next) {
    return next > ' ' && next <= '~' ? "'" + (char) next + "'" : "byte " + next;
  }
}
