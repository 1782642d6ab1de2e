package io.orcastrike.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * HdrHistogram's compressed V2 format. Equal distributions have equal bytes, however they were
 * collected. Everything is bounded before the library sees it: 38 bytes can make it allocate 99 MB.
 */
final class DistributionCodec {
  private static final int COMPRESSED_COOKIE = 0x1c849314;
  private static final int COOKIE = 0x1c849313;
  private static final int HEADER = 40;

  /** Where the highest value stands that the histogram has room for. */
  private static final int HIGHEST_AT = 24;

  /** Three digits and any long value need at most 54 x 1024 counts of at most 9 bytes each. */
  private static final int MOST_COUNTS = 54 * 1024;

  private static final int MOST_BYTES = HEADER + MOST_COUNTS * 9;

  /** Beyond, sums would lose digits, and at some point their sign. */
  private static final long MOST_VALUES = 1L << 53;

  private DistributionCodec() {}

  static byte[] encode(Histogram histogram) {
    ByteBuffer plain = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(plain);
    // The room depends on how the values were collected; the largest value does not.
    plain.putLong(HIGHEST_AT, Math.max(2, histogram.getMaxValue()));
    return deflate(plain.array(), length);
  }

  private static byte[] deflate(byte[] plain, int length) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plain, 0, length);
      deflater.finish();
      byte[] deflated = new byte[length + 64 + length / 100];
      int size = deflater.deflate(deflated);
      ByteBuffer encoded = ByteBuffer.allocate(8 + size);
      encoded.putInt(COMPRESSED_COOKIE).putInt(size).put(deflated, 0, size);
      return encoded.array();
    } finally {
      deflater.end();
    }
  }

  static Histogram decode(byte[] encoded) {
    byte[] plain = inflate(encoded);
    Histogram histogram;
    try {
      ByteBuffer read = ByteBuffer.wrap(plain);
      checkHeader(read);
      checkCounts(read);
      histogram = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(plain), 0);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("a distribution must be well-formed, was not: " + e, e);
    }
    histogram.setAutoResize(true);
    return histogram;
  }

  private static byte[] inflate(byte[] encoded) {
    ByteBuffer header = ByteBuffer.wrap(encoded);
    rule(encoded.length > 8, "a distribution must have a header, had bytes: ", encoded.length);
    rule(
        encoded.length <= MOST_BYTES,
        "a distribution must not be so large, had bytes: ",
        encoded.length);
    int cookie = header.getInt();
    rule(cookie == COMPRESSED_COOKIE, "a distribution must be V2 compressed, began with ", cookie);
    int length = header.getInt();
    rule(length == encoded.length - 8, "a distribution's length must fit, said ", length);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(encoded, 8, length);
      byte[] plain = new byte[Math.min(MOST_BYTES, 16 * length + HEADER)];
      int size = inflater.inflate(plain);
      while (!inflater.finished() && size == plain.length && size < MOST_BYTES) {
        plain = Arrays.copyOf(plain, Math.min(MOST_BYTES, 4 * plain.length));
        size += inflater.inflate(plain, size, plain.length - size);
      }
      rule(
          inflater.finished(),
          "a distribution must be whole and not so large, ended after bytes: ",
          size);
      return Arrays.copyOf(plain, size);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("a distribution must be deflated, was not", e);
    } finally {
      inflater.end();
    }
  }

  private static void checkHeader(ByteBuffer header) {
    rule(header.remaining() >= HEADER, "a distribution is too short: ", header.remaining());
    int cookie = header.getInt();
    int payload = header.getInt();
    int offset = header.getInt();
    int digits = header.getInt();
    long lowest = header.getLong();
    long highest = header.getLong();
    double ratio = header.getDouble();
    rule(cookie == COOKIE, "a distribution must be V2, began with ", cookie);
    rule(payload == header.remaining(), "a distribution's payload must fit, said ", payload);
    rule(offset == 0, "a distribution must not be shifted, was by ", offset);
    rule(digits == DistributionBuilder.DIGITS, "a distribution must have 3 digits, had ", digits);
    rule(lowest == 1, "a distribution's unit must be 1, was ", lowest);
    rule(highest >= 2, "a distribution's highest value must be >= 2, was ", highest);
    rule(ratio == 1.0, "a distribution's ratio must be 1, was ", ratio);
  }

  /** Reads the counts: one that is negative stands for so many zeros. */
  private static void checkCounts(ByteBuffer payload) {
    long sum = 0;
    while (payload.hasRemaining()) {
      long count = zigZag(payload);
      rule(count >= -MOST_COUNTS, "a distribution has too many zeros: ", -count);
      rule(count <= MOST_VALUES, "a distribution has too many values: ", count);
      sum += Math.max(0, count);
      rule(sum <= MOST_VALUES, "a distribution has too many values: ", sum);
    }
  }

  /** Reads seven bits a byte, the lowest first; of the ninth byte all eight. */
  private static long zigZag(ByteBuffer in) {
    long bits = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte part = in.get();
      bits |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    bits |= (in.get() & 0xffL) << 56;
    return (bits >>> 1) ^ -(bits & 1);
  }

  private static void rule(boolean kept, String mistake, Number was) {
    if (!kept) {
      throw new IllegalArgumentException(mistake + was);
    }
  }
}
