package io.orcastrike.core.protocol;

import io.orcastrike.spi.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Messages as somebody might send who means harm: valid ones with some changes, all by a seed.
 *
 * <p>Used by one thread at a time.
 */
final class HostileBytes {
  private static final int MOST_CHANGES = 4;

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "-0",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e18",
          "1e19",
          "1e308",
          "1e400",
          "-1e999999999",
          "1e-999999999",
          "0.1",
          "NaN",
          "\"NaN\"",
          "\"7\"",
          "9".repeat(999),
          "9".repeat(1_001),
          "0." + "3".repeat(990));

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "[[]]",
          "[null]",
          "{\"a\":1}",
          "\"\\ud800\"",
          "\"RUN\"");

  private static final byte[][] NO_UTF_8 = {
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    {(byte) 0xFF},
    {(byte) 0x80},
    {(byte) 0xE2, (byte) 0x82},
    {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
    {0}
  };

  private final List<byte[]> valid;
  private final HostileDistributions distributions;
  private final SplittableRandom random;

  HostileBytes(List<byte[]> valid, long seed) {
    this.valid = valid;
    this.random = new SplittableRandom(seed);
    this.distributions = new HostileDistributions(random);
  }

  byte[] next() {
    byte[] bytes = one();
    int changes = random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_CHANGES) : 1;
    for (; changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes.length > Transport.MOST_BYTES
        ? Arrays.copyOf(bytes, Transport.MOST_BYTES + random.nextInt(2))
        : bytes;
  }

  private byte[] one() {
    return valid.get(random.nextInt(valid.size()));
  }

  private byte[] changed(byte[] bytes) {
    return switch (random.nextInt(12)) {
      case 0 -> flipped(bytes.clone());
      case 1 -> Arrays.copyOf(bytes, at(bytes));
      case 2 -> spliced(bytes, one());
      case 3, 4 -> withNumber(bytes);
      case 5 -> withValue(bytes, some(VALUES));
      case 6 -> withValue(bytes, nested());
      case 7 -> withFieldTwice(bytes);
      case 8 -> replaced(bytes, at(bytes), 0, NO_UTF_8[random.nextInt(NO_UTF_8.length)]);
      case 9, 10 -> withDistribution(bytes);
      default -> withElementRepeated(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] spliced(byte[] head, byte[] tail) {
    int from = at(tail);
    return replaced(head, at(head), head.length, Arrays.copyOfRange(tail, from, tail.length));
  }

  private byte[] withNumber(byte[] bytes) {
    int from = after(bytes, at(bytes), ":[,");
    int to = from;
    while (to < bytes.length && "-+.0123456789eE".indexOf(bytes[to]) >= 0) {
      to++;
    }
    return from == to ? flipped(bytes.clone()) : replaced(bytes, from, to - from, some(NUMBERS));
  }

  private byte[] withValue(byte[] bytes, String value) {
    int from = after(bytes, at(bytes), ":");
    return replaced(bytes, from, after(bytes, from, ",}]") - 1 - from, value);
  }

  private String nested() {
    int depth = some(List.of(10, 450, 998, 1_001, 20_000));
    boolean closed = random.nextBoolean();
    return random.nextBoolean()
        ? "[".repeat(depth) + (closed ? "]".repeat(depth) : "")
        : "{\"a\":".repeat(depth) + (closed ? "1" + "}".repeat(depth) : "");
  }

  private byte[] withFieldTwice(byte[] bytes) {
    int from = after(bytes, at(bytes), ",{");
    int to = after(bytes, after(bytes, from, ":"), ",}");
    byte[] field = Arrays.copyOfRange(bytes, from, Math.max(from, to - 1));
    return replaced(replaced(bytes, from, 0, ","), from, 0, field);
  }

  private byte[] withDistribution(byte[] bytes) {
    byte[] prefix = HostileDistributions.PREFIX;
    int from = find(bytes, prefix, at(bytes));
    int to = from < 0 ? -1 : after(bytes, from, "\"") - 1;
    return to < from || from < 0
        ? flipped(bytes.clone())
        : replaced(bytes, from, to - from, distributions.next());
  }

  /** Mostly a few times; now and then until a message is full. */
  private byte[] withElementRepeated(byte[] bytes) {
    int from = after(bytes, at(bytes), "[");
    int to = end(bytes, from);
    int length = to - from;
    if (length <= 0) {
      return flipped(bytes.clone());
    }
    int most = random.nextInt(50) == 0 ? (Transport.MOST_BYTES - bytes.length) / (length + 1) : 3;
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < most; i++) {
      many.write(bytes, from, length);
      many.write(',');
    }
    return replaced(bytes, from, 0, many.toByteArray());
  }

  /** Returns where the element that begins somewhere ends, or where it begins if it does not. */
  private static int end(byte[] bytes, int from) {
    int depth = 0;
    for (int at = from; at < bytes.length; at++) {
      char c = (char) bytes[at];
      if (depth == 0 && (c == ',' || c == ']')) {
        return at;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
    return from;
  }

  private int at(byte[] bytes) {
    return bytes.length == 0 ? 0 : random.nextInt(bytes.length);
  }

  /** Returns the place after the next of some characters; the end if there is none. */
  private static int after(byte[] bytes, int from, String characters) {
    int at = from;
    while (at < bytes.length && characters.indexOf(bytes[at]) < 0) {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  private static int find(byte[] bytes, byte[] what, int from) {
    for (int i = 0; i <= bytes.length - what.length; i++) {
      int at = (from + i) % (bytes.length - what.length + 1);
      if (Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  private <T> T some(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] replaced(byte[] bytes, int from, int length, String by) {
    return replaced(bytes, from, length, by.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] replaced(byte[] bytes, int from, int length, byte[] by) {
    int to = Math.min(bytes.length, from + Math.max(0, length));
    byte[] result = new byte[from + by.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }
}
