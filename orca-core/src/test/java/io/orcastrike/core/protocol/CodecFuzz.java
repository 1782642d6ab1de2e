package io.orcastrike.core.protocol;

import com.sun.management.ThreadMXBean;
import io.orcastrike.spi.Transport;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Has the codec read bytes of somebody who means harm. Nothing but a {@link CodecException} may
 * come of them, in bounded memory; and what is let in must be writable, since the leader writes it
 * to its journal, and readable again.
 *
 * <p>Used by one thread at a time.
 */
public final class CodecFuzz {
  /** What a message takes whatever it holds. */
  private static final long MOST_BASE = 256 << 10;

  /** For each byte of a message. */
  private static final long MOST_PER_BYTE = 16;

  /** For each distribution: its counts, and what they were inflated from. */
  private static final long MOST_PER_DISTRIBUTION = 2 << 20;

  /** The first time a class may have to be loaded, or a table to grow. */
  private static final int ATTEMPTS = 3;

  private static final String DISTRIBUTION =
      new String(HostileDistributions.PREFIX, StandardCharsets.US_ASCII);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Codec codec = new Codec();
  private final List<byte[]> valid =
      Messages.all().stream()
          .map(message -> codec.encode(new Envelope(Messages.HEADER, message)))
          .toList();
  private long inputs;
  private long read;
  private long grown;
  private long mostAllocated;

  /**
   * Reads so many inputs, each by a seed of its own.
   *
   * @throws AssertionError at the first that does harm; it names the seed
   */
  public void run(long from, long count) {
    for (long seed = from; seed < from + count; seed++) {
      byte[] bytes = new HostileBytes(valid, seed).next();
      try {
        read(bytes);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", " + bytes.length + " bytes: " + e, e);
      }
    }
  }

  private void read(byte[] bytes) {
    inputs++;
    long most = mostFor(bytes);
    Envelope envelope = null;
    long allocated = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && allocated > most; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      envelope = decoded(bytes);
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
    }
    mostAllocated = Math.max(mostAllocated, allocated);
    if (allocated > most) {
      throw new AssertionError("%,d bytes allocated, not %,d".formatted(allocated, most));
    }
    if (envelope != null) {
      read++;
      readAgain(envelope);
    }
  }

  private Envelope decoded(byte[] bytes) {
    try {
      return codec.decode(bytes);
    } catch (CodecException e) {
      return null; // as it should be
    }
  }

  private static long mostFor(byte[] bytes) {
    long distributions = Math.min(Codec.MOST_DISTRIBUTIONS, distributions(bytes));
    return MOST_BASE + MOST_PER_BYTE * bytes.length + MOST_PER_DISTRIBUTION * distributions;
  }

  private static long distributions(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    long count = 0;
    for (int at = text.indexOf(DISTRIBUTION); at >= 0; at = text.indexOf(DISTRIBUTION, at + 1)) {
      count++;
    }
    return count;
  }

  private void readAgain(Envelope envelope) {
    byte[] again = codec.encode(envelope);
    if (again.length > Transport.MOST_BYTES) {
      grown++;
      return;
    }
    try {
      codec.decode(again);
    } catch (CodecException e) {
      throw new AssertionError("cannot be read again: " + envelope, e);
    }
  }

  /** Returns how many were let in. */
  public long read() {
    return read;
  }

  @Override
  public String toString() {
    return "%,d inputs, %,d read, %,d of them too large when written; at most %,d bytes allocated"
        .formatted(inputs, read, grown, mostAllocated);
  }
}
