package io.orcastrike.core.inline;

import io.orcastrike.core.local.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The SHA-256 of each piece of a content. Whoever has it from a source that is trusted can take the
 * pieces from anybody.
 *
 * <p>Immutable.
 */
final class PieceList {
  /** The length of each piece but the last. */
  static final int PIECE_BYTES = 64 * 1024;

  /** The largest content; the list of its pieces fits into one. */
  static final long MOST_BYTES = 64L << 20;

  private final long size;
  private final List<byte[]> digests;

  private PieceList(long size, List<byte[]> digests) {
    this.size = size;
    this.digests = List.copyOf(digests);
  }

  static PieceList of(byte[] content) {
    List<byte[]> digests = new ArrayList<>();
    for (int number = 0; number < count(content.length); number++) {
      digests.add(Sha256.of(piece(content, number)));
    }
    return new PieceList(content.length, digests);
  }

  /**
   * Reads a list.
   *
   * @param size of the content
   * @throws IllegalArgumentException if it is not one for a content of that size
   */
  static PieceList decode(byte[] encoded, long size) {
    int count = count(size);
    if (encoded.length != count * Sha256.BYTES) {
      throw new IllegalArgumentException(
          "a list of %,d pieces must have %,d bytes, had %,d"
              .formatted(count, count * Sha256.BYTES, encoded.length));
    }
    List<byte[]> digests = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      digests.add(Arrays.copyOfRange(encoded, number * Sha256.BYTES, (number + 1) * Sha256.BYTES));
    }
    return new PieceList(size, digests);
  }

  byte[] encoded() {
    ByteBuffer encoded = ByteBuffer.allocate(digests.size() * Sha256.BYTES);
    digests.forEach(encoded::put);
    return encoded.array();
  }

  /** Returns how many pieces a content has that is no larger than the largest. */
  static int count(long size) {
    return (int) ((size + PIECE_BYTES - 1) / PIECE_BYTES);
  }

  /** Returns one piece of a content. */
  static byte[] piece(byte[] content, int number) {
    int from = number * PIECE_BYTES;
    return Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE_BYTES));
  }

  int count() {
    return digests.size();
  }

  /** Returns where a piece begins. */
  static long from(int number) {
    return (long) number * PIECE_BYTES;
  }

  /** Tells whether this is what a piece must be; there may be none of the number. */
  boolean isRight(int number, byte[] piece) {
    return number >= 0
        && number < digests.size()
        && piece.length == Math.min(PIECE_BYTES, size - from(number))
        && Arrays.equals(Sha256.of(piece), digests.get(number));
  }
}
