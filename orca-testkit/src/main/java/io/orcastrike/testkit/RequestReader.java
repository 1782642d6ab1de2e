package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads requests of HTTP/1.1 that have no body, one after another. */
final class RequestReader {
  private static final int MOST_BYTES = 16 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[512];
  private int length;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** Waits for a request and returns its path, or null at the end of the connection. */
  @Nullable String next() throws IOException {
    int end = endOfHead(0);
    while (end < 0) {
      if (length == bytes.length) {
        grow();
      }
      int read = in.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return null;
      }
      int from = Math.max(0, length - 3);
      length += read;
      end = endOfHead(from);
    }
    String path = path(end);
    System.arraycopy(bytes, end, bytes, 0, length - end);
    length -= end;
    return path;
  }

  private void grow() throws IOException {
    if (length >= MOST_BYTES) {
      throw new IOException("a request must have at most %,d bytes".formatted(MOST_BYTES));
    }
    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
  }

  /** Returns where the blank line that ends the head is over, or -1. */
  private int endOfHead(int from) {
    for (int i = from; i + 3 < length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  /** The second word of the first line. */
  private String path(int end) throws IOException {
    int begin = space(0, end) + 1;
    int after = space(begin, end);
    return new String(bytes, begin, after - begin, US_ASCII);
  }

  private int space(int from, int end) throws IOException {
    for (int i = from; i < end; i++) {
      if (bytes[i] == ' ') {
        return i;
      }
    }
    throw new IOException("a request must begin with a method and a path");
  }
}
