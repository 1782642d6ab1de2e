package io.orcastrike.core.inline;

import java.io.ByteArrayOutputStream;

/**
 * Bytes that are kept up to a number, and dropped beyond it.
 *
 * <p>Used by one thread at a time.
 */
final class BoundedBytes extends ByteArrayOutputStream {
  private final int most;
  private boolean full;

  BoundedBytes(int most) {
    this.most = most;
  }

  /** Tells whether there was more than is kept. */
  boolean isFull() {
    return full;
  }

  @Override
  public synchronized void write(int b) {
    if (hasRoom(1)) {
      super.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (hasRoom(length)) {
      super.write(bytes, from, length);
    }
  }

  private boolean hasRoom(int length) {
    full |= length > most - count;
    return !full;
  }
}
