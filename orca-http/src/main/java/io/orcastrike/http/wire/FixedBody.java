package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;

/** A body whose length its head says. */
final class FixedBody extends Body {
  private final long length;
  private long left;

  FixedBody(Connection connection, Timings timings, long length) {
    super(connection, timings);
    this.length = length;
    this.left = length;
    if (length == 0) {
      ended();
    }
  }

  @Override
  int readSome(Input input, byte[] into, int at, int most) throws IOException {
    int count = input.read(into, at, (int) Math.min(most, left));
    if (count < 0) {
      throw new EOFException("it ended after %d of %d bytes".formatted(length - left, length));
    }
    left -= count;
    if (left == 0) {
      ended();
    }
    return count;
  }

  @Override
  long left() {
    return left;
  }
}
