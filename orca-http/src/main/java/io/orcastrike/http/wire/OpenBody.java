package io.orcastrike.http.wire;

import java.io.IOException;

/** A body that ends where its connection does. */
final class OpenBody extends Body {
  OpenBody(Connection connection, Timings timings) {
    super(connection, timings);
  }

  @Override
  int readSome(Input input, byte[] into, int at, int length) throws IOException {
    return input.read(into, at, length);
  }

  @Override
  long left() {
    return -1;
  }
}
