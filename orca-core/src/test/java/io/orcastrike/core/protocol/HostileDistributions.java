package io.orcastrike.core.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/**
 * Distributions whose headers ask for much, or whose counts do, as base64: unguarded, the histogram
 * library takes 99 MB for 38 bytes.
 *
 * <p>Used by one thread at a time.
 */
final class HostileDistributions {
  /** With which every distribution begins in base64. */
  static final byte[] PREFIX = "HISTF".getBytes(StandardCharsets.US_ASCII);

  private static final int COMPRESSED_COOKIE = 0x1c849314;
  private static final int COOKIE = 0x1c849313;
  private static final int HEADER = 40;

  /** Somewhat more than any distribution may have. */
  private static final int MOST_BYTES = 500 * 1024;

  private static final int[] EXTREMES = {
    0, -1, 1, 5, 7, 38, Integer.MAX_VALUE, Integer.MAX_VALUE - 8, Integer.MIN_VALUE, 1 << 24
  };

  private final SplittableRandom random;

  HostileDistributions(SplittableRandom random) {
    this.random = random;
  }

  byte[] next() {
    byte[] counts = counts();
    ByteBuffer plain = ByteBuffer.allocate(HEADER + counts.length);
    plain.putInt(rarely() ? extreme() : COOKIE);
    plain.putInt(rarely() ? extreme() : counts.length);
    plain.putInt(rarely() ? extreme() : 0);
    plain.putInt(rarely() ? extreme() : 3);
    plain.putLong(rarely() ? wide() : 1);
    plain.putLong(random.nextBoolean() ? wide() : Long.MAX_VALUE / 2);
    plain.putDouble(rarely() ? Double.longBitsToDouble(random.nextLong()) : 1.0);
    plain.put(counts);
    byte[] deflated = deflated(plain.array());
    ByteBuffer encoded = ByteBuffer.allocate(8 + deflated.length);
    encoded.putInt(COMPRESSED_COOKIE);
    encoded.putInt(rarely() ? extreme() : deflated.length).put(deflated);
    return Base64.getEncoder().encode(encoded.array());
  }

  /** Few at random, or a bomb: very many that deflate to nearly nothing. */
  private byte[] counts() {
    if (random.nextInt(200) > 0) {
      byte[] few = new byte[random.nextInt(12)];
      random.nextBytes(few);
      return few;
    }
    byte[] many = new byte[random.nextInt(MOST_BYTES)];
    if (random.nextBoolean()) {
      // Zeros, as long as they can be written.
      Arrays.fill(many, (byte) 0x80);
      for (int i = 8; i < many.length; i += 9) {
        many[i] = 0;
      }
    }
    return many;
  }

  private byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater(rarely() ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] deflated = new byte[plain.length + 64 + plain.length / 100];
      return Arrays.copyOf(deflated, deflater.deflate(deflated));
    } finally {
      deflater.end();
    }
  }

  private boolean rarely() {
    return random.nextInt(16) == 0;
  }

  private int extreme() {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  private long wide() {
    return random.nextLong() >> random.nextInt(64);
  }
}
