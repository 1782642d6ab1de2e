package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import java.util.List;

/**
 * Divides slices that are too large for one message.
 *
 * <p>Safe for use by many threads.
 */
public final class SliceParts {
  private static final int MOST_BYTES = 190 * 1024;

  /** They are short in a message and long in memory; see {@link Codec}. */
  private static final int MOST_DISTRIBUTIONS = Codec.MOST_DISTRIBUTIONS / 2;

  private final Codec codec;

  /** Makes it for messages as a codec writes them. */
  public SliceParts(Codec codec) {
    this.codec = codec;
  }

  /** Returns slices of the same seconds whose sum a slice is, each small enough. */
  public List<Slice> of(Slice slice) {
    boolean fits = slice.distributions() <= MOST_DISTRIBUTIONS && size(slice) <= MOST_BYTES;
    return fits || !slice.isDivisible()
        ? List.of(slice)
        : slice.halves().stream().flatMap(half -> of(half).stream()).toList();
  }

  private int size(Slice slice) {
    Header header = new Header(Header.VERSION, "", 0, "", "", 0, 0);
    return codec.encode(new Envelope(header, new Message.Batch(0, 0, slice, true, null))).length;
  }
}
