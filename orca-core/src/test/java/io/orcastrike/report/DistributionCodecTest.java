package io.orcastrike.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionCodecTest {
  private static final int COOKIE = 0x1c849313;

  @Test
  void readsWhatItWrote() {
    for (long seed = 0; seed < 300; seed++) {
      Distribution distribution = random(seed);
      assertThat(Distribution.decode(distribution.encoded())).isEqualTo(distribution);
    }
  }

  @Test
  void writesWhatTheLibraryReads() throws Exception {
    byte[] encoded = random(1).encoded();

    assertThat(
            Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0).getTotalCount())
        .isEqualTo(random(1).count());
  }

  @Test
  void readsWhatTheLibraryWrites() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(77);
    histogram.recordValueWithCount(1_000_000, 5);
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);

    Distribution read = Distribution.decode(Arrays.copyOf(buffer.array(), length));
    assertThat(read.count()).isEqualTo(6);
    assertThat(read.min()).isEqualTo(77);
  }

  @Test
  void refusesWhatBreaksARuleOfTheHeader() {
    refuses(compressed(header(0x1c849303, 1, 0, 3, 1, 1_000, 1.0), 2), "must be V2, began");
    refuses(compressed(header(COOKIE, 7, 0, 3, 1, 1_000, 1.0), 2), "payload must fit, said 7");
    refuses(compressed(header(COOKIE, 1, 1, 3, 1, 1_000, 1.0), 2), "shifted, was by 1");
    refuses(compressed(header(COOKIE, 1, 0, 5, 1, 1_000, 1.0), 2), "3 digits, had 5");
    refuses(compressed(header(COOKIE, 1, 0, 3, 1L << 50, 1L << 60, 1.0), 2), "unit must be 1, was");
    refuses(compressed(header(COOKIE, 1, 0, 3, 1, 1, 1.0), 2), "highest value must be >= 2, was 1");
    refuses(compressed(header(COOKIE, 1, 0, 3, 1, -1, 1.0), 2), "must be >= 2, was -1");
    refuses(compressed(header(COOKIE, 1, 0, 3, 1, 1_000, 0.5), 2), "ratio must be 1, was 0.5");
    refuses(compressed(header(COOKIE, 1, 0, 3, 1, 1_000, Double.NaN), 2), "ratio must be 1");
    refuses(compressed(new byte[39]), "too short: 39");
  }

  @Test
  void refusesWhatBreaksARuleOfTheEnvelope() {
    refuses(new byte[0], "must have a header, had bytes: 0");
    refuses(new byte[8], "must have a header, had bytes: 8");
    refuses(new byte[100], "must be V2 compressed, began with 0");
    byte[] valid = random(3).encoded();
    refuses(Arrays.copyOf(valid, valid.length - 1), "length must fit");
    refuses(Arrays.copyOf(valid, valid.length + 1), "length must fit");
    refuses(enveloped(new byte[] {1, 2, 3, 4}), "must be deflated, was not");
    refuses(enveloped(deflated(new byte[20_000_000])), "so large, ended after bytes");
    byte[] cut = deflated(header(COOKIE, 0, 0, 3, 1, 1_000, 1.0));
    refuses(enveloped(Arrays.copyOf(cut, cut.length - 6)), "must be whole");
    refuses(new byte[150_000_000], "so large, had bytes: 150000000");
  }

  @Test
  void refusesCountsThatNoDistributionHas() {
    // Nine bytes of ones are the most negative count: minus it is itself.
    refuses(counts(-1, -1, -1, -1, -1, -1, -1, -1, -1), "too many zeros");
    refuses(counts(-2, -1, -1, -1, -1, -1, -1, -1, -1), "too many values");
    refuses(counts(-1, -1, -1, -1, 127), "too many zeros");
    refuses(counts(-1), "must be well-formed, was not");
    byte[] many = new byte[9 * 2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = (byte) (i % 9 == 0 ? 0x80 : i % 9 == 7 ? 0x88 : i % 9 == 8 ? 0 : 0x80);
    }
    refuses(counts(many), "too many values");
  }

  @Test
  void refusesMoreCountsThanTheHighestValueHasRoomFor() {
    byte[] counts = new byte[5_000];
    Arrays.fill(counts, (byte) 2);

    refuses(counts(counts), "must be well-formed, was not");
  }

  @Test
  void takesBoundedMemoryForTheHighestOfValues() {
    byte[] hostile = compressed(header(COOKIE, 1, 0, 3, 1, Long.MAX_VALUE, 1.0), 2);

    assertThat(Distribution.decode(hostile).count()).isEqualTo(1);
    assertThat(DistributionCodec.decode(hostile).getEstimatedFootprintInBytes())
        .isLessThan(500_000);
  }

  @Test
  void neverFailsOtherwiseThanByRefusingWhateverBitsAreFlipped() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] valid = random(seed % 50).encoded();
      flip(valid, random, 8);
      decodeOrRefuse(valid);
    }
  }

  @Test
  void neverFailsOtherwiseThanByRefusingWhateverIsDeflated() {
    int read = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Histogram histogram = histogram(seed % 50);
      ByteBuffer valid = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
      int length = histogram.encodeIntoByteBuffer(valid);
      byte[] plain = Arrays.copyOf(valid.array(), length);
      flip(plain, random, seed % 2 == 0 ? 0 : 40);
      read += decodeOrRefuse(compressed(plain)) ? 1 : 0;
    }
    // Many flips only change a count, which is then another distribution.
    assertThat(read).isBetween(150, 2_850);
  }

  @Test
  void neverFailsOtherwiseThanByRefusingWhateverIsCutOff() {
    byte[] valid = random(7).encoded();
    for (int length = 0; length < valid.length; length++) {
      decodeOrRefuse(Arrays.copyOf(valid, length));
    }
  }

  /** Decodes, and uses what came of it, or refuses. */
  private static boolean decodeOrRefuse(byte[] bytes) {
    Distribution read;
    try {
      read = Distribution.decode(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("a distribution");
      return false;
    }
    assertThat(read.count()).isBetween(0L, 1L << 53);
    assertThat(read.percentile(99)).isLessThanOrEqualTo(read.max());
    assertThat(read.plus(random(1)).count()).isEqualTo(read.count() + random(1).count());
    assertThat(Distribution.decode(read.encoded())).isEqualTo(read);
    return true;
  }

  private static void flip(byte[] bytes, SplittableRandom random, int from) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private static void refuses(byte[] bytes, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.decode(bytes))
        .withMessageContaining(reason);
  }

  private static byte[] counts(int... bytes) {
    byte[] counts = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      counts[i] = (byte) bytes[i];
    }
    return counts(counts);
  }

  private static byte[] counts(byte[] counts) {
    byte[] header = header(COOKIE, counts.length, 0, 3, 1, 1_000, 1.0);
    byte[] plain = Arrays.copyOf(header, header.length + counts.length);
    System.arraycopy(counts, 0, plain, header.length, counts.length);
    return compressed(plain);
  }

  private static byte[] header(
      int cookie, int payload, int offset, int digits, long lowest, long highest, double ratio) {
    return ByteBuffer.allocate(40)
        .putInt(cookie)
        .putInt(payload)
        .putInt(offset)
        .putInt(digits)
        .putLong(lowest)
        .putLong(highest)
        .putDouble(ratio)
        .array();
  }

  private static byte[] compressed(byte[] header, int count) {
    byte[] plain = Arrays.copyOf(header, header.length + 1);
    plain[header.length] = (byte) count;
    return compressed(plain);
  }

  private static byte[] compressed(byte[] plain) {
    return enveloped(deflated(plain));
  }

  private static byte[] deflated(byte[] plain) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
        deflating.write(plain);
      }
      return out.toByteArray();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] enveloped(byte[] deflated) {
    return ByteBuffer.allocate(8 + deflated.length)
        .putInt(0x1c849314)
        .putInt(deflated.length)
        .put(deflated)
        .array();
  }

  private static Histogram histogram(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Histogram histogram = DistributionBuilder.histogram();
    for (int i = 1 + random.nextInt(30); i > 0; i--) {
      histogram.recordValue(random.nextLong(1L << (1 + random.nextInt(30))));
    }
    return histogram;
  }

  private static Distribution random(long seed) {
    return new Distribution(histogram(seed));
  }
}
