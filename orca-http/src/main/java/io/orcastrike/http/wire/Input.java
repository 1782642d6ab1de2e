package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;

/** What came on a connection and was not read yet; grows with the head of a response. */
final class Input {
  /** Enough for a head and a small body: there may be tens of thousands of them. */
  private static final int SMALL = 2_048;

  private Pipe pipe;
  private final Watched watched;
  private final long bodyNanos;
  private byte[] bytes = new byte[SMALL];
  private int from;
  private int to;
  private long filledAt;
  private boolean mayFill = true;
  private boolean atEnd;

  Input(Pipe pipe, Watched watched, long bodyNanos) {
    this.pipe = pipe;
    this.watched = watched;
    this.bodyNanos = bodyNanos;
  }

  /** Goes on with another pipe of the same connection. */
  void readFrom(Pipe next) {
    pipe = next;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int buffered() {
    return to - from;
  }

  /** Returns when something came last. */
  long filledAt() {
    return filledAt;
  }

  /** Tells whether the end has come. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** Leaves out bytes that are buffered. */
  void skip(int count) {
    from += count;
  }

  /** Waits for more; false at the end. */
  boolean fill() throws IOException {
    if (!mayFill) {
      throw new EOFException("no more is wanted");
    }
    makeRoom();
    return filled(pipe.read(bytes, to, bytes.length - to));
  }

  /** Takes in what has come without waiting; tells whether something has, if only the end. */
  boolean fillNow() throws IOException {
    makeRoom();
    int count = pipe.readNow(bytes, to, bytes.length - to);
    filled(count);
    return count != 0;
  }

  /** Reads some of a body; -1 at the end. */
  int read(byte[] into, int at, int length) throws IOException {
    if (from == to) {
      if (length >= bytes.length && mayFill) {
        return readPast(into, at, length);
      }
      if (!fillForBody()) {
        return -1;
      }
    }
    int count = Math.min(length, to - from);
    System.arraycopy(bytes, from, into, at, count);
    from += count;
    return count;
  }

  /** Reads a byte of a body; -1 at the end. */
  int read() throws IOException {
    return from < to || fillForBody() ? bytes[from++] & 0xFF : -1;
  }

  /** Has it end where the buffer does. */
  void useBufferedOnly() {
    mayFill = false;
  }

  /** Gives up a buffer that has grown. */
  void rest() {
    mayFill = true;
    if (bytes.length > SMALL) {
      bytes = new byte[SMALL];
      from = 0;
      to = 0;
    }
  }

  private int readPast(byte[] into, int at, int length) throws IOException {
    watched.dueAt(System.nanoTime() + bodyNanos);
    int count = pipe.read(into, at, length);
    watched.notDue();
    filledAt = System.nanoTime();
    return count;
  }

  private boolean fillForBody() throws IOException {
    watched.dueAt(System.nanoTime() + bodyNanos);
    boolean filled = fill();
    watched.notDue();
    return filled;
  }

  private boolean filled(int count) {
    filledAt = System.nanoTime();
    atEnd = count < 0;
    to += Math.max(count, 0);
    return !atEnd;
  }

  private void makeRoom() {
    if (from == to) {
      from = 0;
      to = 0;
    } else if (to == bytes.length) {
      byte[] old = bytes;
      bytes = from > 0 ? old : new byte[2 * old.length];
      System.arraycopy(old, from, bytes, 0, to - from);
      to -= from;
      from = 0;
    }
  }
}
