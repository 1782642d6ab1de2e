package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A distribution on a bucket scale: the buckets that hold values, in rising order.
 *
 * <p>Immutable.
 */
final class Buckets {
  /** The scale of distributions: three digits. */
  private static final BucketScale EXACT = new BucketScale(10);

  static final Buckets NONE = new Buckets(new int[0], new long[0]);

  private final int[] indexes;
  private final long[] counts;

  private Buckets(int[] indexes, long[] counts) {
    this.indexes = indexes;
    this.counts = counts;
  }

  static Buckets of(Distribution distribution, BucketScale scale) {
    if (distribution.isEmpty()) {
      return NONE;
    }
    EncodedCounts encoded = EncodedCounts.of(distribution);
    int[] indexes = new int[64];
    long[] counts = new long[64];
    int size = 0;
    while (encoded.next()) {
      int index = scale.index(EXACT.lower(encoded.index()));
      if (size == 0 || indexes[size - 1] != index) {
        if (size == indexes.length) {
          indexes = Arrays.copyOf(indexes, 2 * size);
          counts = Arrays.copyOf(counts, 2 * size);
        }
        indexes[size++] = index;
      }
      counts[size - 1] += encoded.count();
    }
    return new Buckets(Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size));
  }

  int size() {
    return indexes.length;
  }

  /** Returns where the i-th bucket stands on the scale. */
  int index(int i) {
    return indexes[i];
  }

  /** Returns how many values the i-th bucket holds. */
  long count(int i) {
    return counts[i];
  }

  Buckets plus(Buckets other) {
    int[] sumIndexes = new int[indexes.length + other.indexes.length];
    long[] sumCounts = new long[sumIndexes.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < indexes.length || j < other.indexes.length) {
      int mine = i < indexes.length ? indexes[i] : Integer.MAX_VALUE;
      int its = j < other.indexes.length ? other.indexes[j] : Integer.MAX_VALUE;
      sumIndexes[size] = Math.min(mine, its);
      if (mine <= its) {
        sumCounts[size] += counts[i++];
      }
      if (its <= mine) {
        sumCounts[size] += other.counts[j++];
      }
      size++;
    }
    return new Buckets(Arrays.copyOf(sumIndexes, size), Arrays.copyOf(sumCounts, size));
  }

  /**
   * Writes how many buckets there are, and of each the distance to the one before and its count:
   * both in one byte where they are small, as they mostly are.
   */
  void write(ByteArrayOutputStream to) {
    writeNumber(to, indexes.length);
    int before = 0;
    for (int i = 0; i < indexes.length; i++) {
      int distance = indexes[i] - before;
      if (distance >= 1 && distance <= 8 && counts[i] < 32) {
        to.write((distance - 1) << 5 | (int) counts[i]);
      } else {
        to.write(0); // no bucket has no values
        writeNumber(to, distance);
        writeNumber(to, counts[i]);
      }
      before = indexes[i];
    }
  }

  /** Writes a number >= 0, seven bits a byte, the lowest first. */
  static void writeNumber(ByteArrayOutputStream to, long number) {
    long rest = number;
    while (rest >= 0x80) {
      to.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }
}
