package io.orcastrike.core.inline;

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

  /** The largest content. */
  static final long MOST_BYTES = 64L << 20;

  private final List<byte[]> digests;

  private PieceList(List<byte[]> digests) {
    this.digests = List.copyOf(digests);
  }

  static PieceList of(byte[] content) {
    List<byte[]> digests = new ArrayList<>();
    for (int number = 0; number < count(content.length); number++) {
      digests.add(Sha256.of(piece(content, number)));
    }
    return new PieceList(digests);
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
    return new PieceList(digests);
  }

  byte[] encoded() {
    ByteBuffer encoded = ByteBuffer.allocate(digests.size() * Sha256.BYTES);
    digests.forEach(encoded::put);
    return encoded.array();
  }

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

  /** Tells whether this is what a piece must be. */
  boolean isRight(int number, byte[] piece) {
    return number >= 0
        && number < digests.size()
        && Arrays.equals(Sha256.of(piece), digests.get(number));
  }
}
