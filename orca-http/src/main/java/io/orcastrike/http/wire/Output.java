package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request that has a body: the head and the first of it at once, what is long in pieces.
 * Between two pieces it looks whether the target has answered already, and stops if so.
 */
final class Output extends OutputStream {
  private static final int PIECE = 16 * 1024;
  private static final byte[] SIZE = "0000\r\n".getBytes(ISO_8859_1);
  private static final byte[] LINE_END = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(ISO_8859_1);

  private final Exchange exchange;
  private final long length;
  private final byte[] buffer;
  private int to;
  private int dataAt;
  private long taken;
  private boolean begun;
  private @Nullable IOException stopped;

  /**
   * Begins with the head.
   *
   * @param length of the body; -1 to send it in chunks
   */
  Output(Exchange exchange, byte[] head, long length) {
    this.exchange = exchange;
    this.length = length;
    int room =
        isChunked()
            ? SIZE.length + PIECE + LINE_END.length + LAST_CHUNK.length
            : (int) Math.min(length, PIECE);
    buffer = new byte[head.length + room];
    append(head);
    beginPiece();
  }

  /** Tells whether the target wants no more of it: it has answered, or closed the connection. */
  boolean isStopped() {
    return stopped != null;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    taken += count;
    if (!isChunked() && taken > length) {
      throw new IOException(
          "a body must have the %d bytes that it said, had more".formatted(length));
    }
    int end = from + count;
    for (int at = from; at < end; ) {
      if (room() == 0) {
        flush();
      }
      int some = Math.min(room(), end - at);
      System.arraycopy(bytes, at, buffer, to, some);
      to += some;
      at += some;
    }
  }

  @Override
  public void flush() throws IOException {
    endPiece();
    send();
    beginPiece();
  }

  /** Sends what is left of it. */
  void finish() throws IOException {
    if (isChunked()) {
      endPiece();
      append(LAST_CHUNK);
    } else if (taken < length) {
      throw new IOException(
          "a body must have the %d bytes that it said, had %d".formatted(length, taken));
    }
    send();
  }

  private boolean isChunked() {
    return length < 0;
  }

  private int room() {
    return buffer.length - to - (isChunked() ? LINE_END.length + LAST_CHUNK.length : 0);
  }

  private void beginPiece() {
    if (isChunked()) {
      append(SIZE);
    }
    dataAt = to;
  }

  private void endPiece() {
    if (!isChunked()) {
      return;
    }
    if (to == dataAt) {
      to -= SIZE.length; // an empty chunk would be the last
      return;
    }
    byte[] size = HexFormat.of().toHexDigits((short) (to - dataAt)).getBytes(ISO_8859_1);
    System.arraycopy(size, 0, buffer, dataAt - SIZE.length, size.length);
    append(LINE_END);
  }

  private void append(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, to, bytes.length);
    to += bytes.length;
  }

  private void send() throws IOException {
    if (stopped != null) {
      throw stopped;
    }
    if (begun && exchange.isAnswered()) {
      stopped = new IOException("the target answered before it had all of the request");
      throw stopped;
    }
    try {
      exchange.write(buffer, to);
    } catch (IOException e) {
      stopped = e;
      throw e;
    }
    begun = true;
    to = 0;
  }
}
