package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks over the buckets of a distribution in its encoded form. Decoding it to ask for them would
 * take ten times as long, and a page asks for tens of thousands.
 *
 * <p>Used by one thread at a time.
 */
final class EncodedCounts {
  private static final int HEADER = 40;

  private final byte[] counts;
  private int at = HEADER;
  private int next;
  private int index;
  private long count;

  private EncodedCounts(byte[] counts) {
    this.counts = counts;
  }

  static EncodedCounts of(Distribution distribution) {
    byte[] encoded = distribution.encoded();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(encoded, 8, encoded.length - 8);
      byte[] head = new byte[HEADER];
      inflater.inflate(head);
      int payload = ByteBuffer.wrap(head).getInt(4);
      byte[] plain = new byte[HEADER + payload];
      inflater.inflate(plain, HEADER, payload);
      return new EncodedCounts(plain);
    } catch (DataFormatException e) {
      throw new IllegalStateException("a distribution encodes itself well", e);
    } finally {
      inflater.end();
    }
  }

  /** Goes to the next bucket that holds values, if there is one. */
  boolean next() {
    while (at < counts.length) {
      long number = number();
      if (number > 0) {
        index = next++;
        count = number;
        return true;
      }
      next += number == 0 ? 1 : (int) -number; // below 0: so many empty ones
    }
    return false;
  }

  /** Returns the bucket's place on the scale of distributions. */
  int index() {
    return index;
  }

  long count() {
    return count;
  }

  /** Reads a number as HdrHistogram writes it: ZigZag, seven bits a byte, the ninth whole. */
  private long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int read = counts[at++];
      if (shift == 56) {
        value |= (long) (read & 0xff) << shift;
        break;
      }
      value |= (long) (read & 0x7f) << shift;
      if (read >= 0) {
        break;
      }
    }
    return (value >>> 1) ^ -(value & 1);
  }
}
