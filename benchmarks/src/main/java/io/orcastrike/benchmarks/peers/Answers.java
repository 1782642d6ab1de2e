package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * The bytes of answers, one like the other: 200 with a body of 100 bytes.
 *
 * <p>Used by one thread.
 */
final class Answers {
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n"
              + "0123456789".repeat(10))
          .getBytes(US_ASCII);
  private static final int AT_ONCE = 64;

  /** The length of an answer in bytes. */
  static final int LENGTH = ANSWER.length;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(AT_ONCE * LENGTH);

  Answers() {
    for (int i = 0; i < AT_ONCE; i++) {
      bytes.put(ANSWER);
    }
  }

  /** Returns the first of the last {@code owed} bytes of a row of answers. */
  ByteBuffer last(long owed) {
    int begun = (int) (owed % LENGTH);
    int start = begun == 0 ? 0 : LENGTH - begun;
    bytes.limit((int) Math.min(bytes.capacity(), start + owed)).position(start);
    return bytes;
  }
}
