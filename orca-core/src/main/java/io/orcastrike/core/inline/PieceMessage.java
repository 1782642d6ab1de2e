package io.orcastrike.core.inline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece as it travels, or a list of numbers of pieces that are asked for: numbers of four bytes,
 * and behind the one of a piece its bytes.
 *
 * <p>Immutable.
 */
final class PieceMessage {
  /** In place of a number: the list of the pieces' digests. */
  static final int LIST = -1;

  /** How many may be asked for at once. */
  static final int MOST_ASKED = 16;

  private static final int LONGEST = PieceList.PIECE_BYTES;

  private final int number;
  private final byte[] content;

  /**
   * Makes a message.
   *
   * @param number of the piece; {@link #LIST} for the list of all
   */
  PieceMessage(int number, byte[] content) {
    this.number = number;
    this.content = content;
  }

  int number() {
    return number;
  }

  byte[] content() {
    return content;
  }

  byte[] encoded() {
    return ByteBuffer.allocate(Integer.BYTES + content.length).putInt(number).put(content).array();
  }

  /** Returns the piece of a message, or one that is right nowhere if it is none. */
  static PieceMessage decode(byte[] message) {
    if (message.length < Integer.BYTES || message.length > Integer.BYTES + LONGEST) {
      return new PieceMessage(Integer.MIN_VALUE, new byte[0]);
    }
    return new PieceMessage(
        ByteBuffer.wrap(message).getInt(),
        Arrays.copyOfRange(message, Integer.BYTES, message.length));
  }

  static byte[] ask(List<Integer> numbers) {
    ByteBuffer message = ByteBuffer.allocate(numbers.size() * Integer.BYTES);
    numbers.forEach(message::putInt);
    return message.array();
  }

  /** Returns the numbers that a message asks for; what is too long asks for nothing. */
  static List<Integer> asked(byte[] message) {
    List<Integer> numbers = new ArrayList<>();
    if (message.length <= MOST_ASKED * Integer.BYTES) {
      ByteBuffer read = ByteBuffer.wrap(message);
      while (read.remaining() >= Integer.BYTES) {
        numbers.add(read.getInt());
      }
    }
    return numbers;
  }
}
