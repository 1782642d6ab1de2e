package io.orcastrike.html;

/**
 * Numbered buckets that get wider as values rise, so that each is narrow for its values: a coarser
 * scale of the kind that distributions have, so that each of their buckets lies within one of
 * these. scripts/histogram.js has the same.
 *
 * @param bits 2 to this power buckets up to each doubling
 */
record BucketScale(int bits) {
  /** Buckets at most 1.6 % wide: what is told as their middle is right to 0.8 %. */
  static final BucketScale FINE = new BucketScale(6);

  /** Buckets at most 12.5 % wide, for the eye. */
  static final BucketScale COARSE = new BucketScale(3);

  /** Returns the bucket that holds a value. */
  int index(long value) {
    int shift = Math.max(0, 63 - bits - Long.numberOfLeadingZeros(value | 1));
    return (shift << bits) + (int) (value >> shift);
  }

  /** Returns the smallest value that a bucket holds. */
  long lower(int index) {
    int shift = Math.max(0, (index >> bits) - 1);
    return (long) (index - (shift << bits)) << shift;
  }

  /** Returns the smallest value that the next bucket holds. */
  long upper(int index) {
    return lower(index + 1);
  }
}
