package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * A response whose head was read. Its body is read from here; must be closed, which gives the
 * connection back, or closes it where the body was not read.
 *
 * <p>Used by one thread.
 */
public final class Reply implements AutoCloseable {
  private final int status;
  private final Head head;
  private final InputStream body;

  Reply(int status, Head head, InputStream body) {
    this.status = status;
    this.head = head;
    this.body = body;
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
   * @throws ResponseTooLargeException where it is longer
   */
  public byte[] readAll(long maxBytes) throws IOException {
    return body.readNBytes((int) maxBytes);
  }

  /** Reads the rest of the body for nothing, and returns how long it was. */
  public long discard() throws IOException {
    return body.skip(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    // follows
  }
}
