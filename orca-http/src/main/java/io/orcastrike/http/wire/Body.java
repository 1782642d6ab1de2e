package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.InputStream;

/** The body of a response while it is read. */
abstract sealed class Body extends InputStream permits FixedBody, ChunkedBody, OpenBody {
  private final Connection connection;
  private final Timings timings;
  private final long begin;
  private boolean ended;
  private boolean broken;

  Body(Connection connection, Timings timings) {
    this.connection = connection;
    this.timings = timings;
    this.begin = connection.input().filledAt();
  }

  static Body of(Framing framing, Connection connection, Timings timings) {
    if (framing.isChunked()) {
      return new ChunkedBody(connection, timings);
    }
    return framing.length() < 0
        ? new OpenBody(connection, timings)
        : new FixedBody(connection, timings, framing.length());
  }

  /** Reads some bytes, at least one; -1 at the end. */
  abstract int readSome(Input input, byte[] into, int at, int length) throws IOException;

  /** Returns how many bytes are left; -1 where nobody knows. */
  abstract long left();

  final boolean isEnded() {
    return ended;
  }

  /** Tells whether reading it has failed. */
  final boolean isBroken() {
    return broken;
  }

  /** Called when the last byte was read. */
  final void ended() {
    ended = true;
    timings.body(connection.input().filledAt() - begin);
  }

  @Override
  public final int read(byte[] into, int at, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      int count = readSome(connection.input(), into, at, length);
      if (count < 0 && !ended) {
        ended();
      }
      return count;
    } catch (IOException e) {
      broken = true;
      throw connection.failed(Part.BODY, e);
    }
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }
}
