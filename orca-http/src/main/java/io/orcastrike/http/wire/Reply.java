package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A response whose head was read. Its body is read from here; must be closed, which gives the
 * connection back, or closes it where the body was not read.
 *
 * <p>Used by one thread.
 */
public final class Reply implements AutoCloseable {
  private static final int FIRST_BYTES = 512;
  private static final int TRUSTED_LENGTH = 1 << 20;
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  private final int status;
  private final Head head;
  private final boolean persistent;
  private final Body body;
  private final Connection connection;
  private boolean closed;

  Reply(int status, Head head, boolean persistent, Body body, Connection connection) {
    this.status = status;
    this.head = head;
    this.persistent = persistent;
    this.body = body;
    this.connection = connection;
  }

  /** Returns the status, 200 to 999. */
  public int status() {
    return status;
  }

  /** Returns the fields of its head, which can be kept. */
  public Head head() {
    return head;
  }

  /** Returns the body, as it came: still compressed, if it was. */
  public InputStream body() {
    return body;
  }

  /**
   * Reads the rest of the body.
   *
   * @throws ResponseTooLargeException where it is longer; the rest of it cannot be read then
   */
  public byte[] readAll(long maxBytes) throws IOException {
    long most = Math.min(maxBytes, LONGEST_ARRAY);
    long left = body.left();
    if (left > most) {
      throw tooLarge(most, left + " bytes");
    }
    // A length is somebody's word: memory beyond some is taken when the bytes have come.
    byte[] all = new byte[left < 0 ? FIRST_BYTES : (int) Math.min(left, TRUSTED_LENGTH)];
    int size = 0;
    while (!body.isEnded()) {
      if (size == all.length) {
        all = Arrays.copyOf(all, longer(all.length, most));
      }
      int count = body.read(all, size, all.length - size);
      size += Math.max(count, 0);
      if (size > most) {
        throw tooLarge(most, "longer");
      }
    }
    return size == all.length ? all : Arrays.copyOf(all, size);
  }

  /** Reads the rest of the body for nothing, and returns how long it was. */
  public long discard() throws IOException {
    byte[] some = new byte[Math.clamp(body.left(), FIRST_BYTES, 16 * FIRST_BYTES)];
    long sum = 0;
    while (!body.isEnded()) {
      sum += Math.max(body.read(some, 0, some.length), 0);
    }
    return sum;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    connection.done(persistent && isReadToItsEnd());
  }

  /** What has come already is read; what has not is not waited for. */
  private boolean isReadToItsEnd() {
    if (body.isEnded() || body.isBroken()) {
      return body.isEnded();
    }
    connection.input().useBufferedOnly();
    try {
      discard();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** At least one byte more than the limit, to see whether there is one. */
  private static int longer(int length, long maxBytes) {
    return (int) Math.min(2L * length, maxBytes + 1);
  }

  private ResponseTooLargeException tooLarge(long maxBytes, String was) {
    return new ResponseTooLargeException(
        "a body from %s must be at most %d bytes to be kept, was %s"
            .formatted(connection.origin(), maxBytes, was));
  }
}
