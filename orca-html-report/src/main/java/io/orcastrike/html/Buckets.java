package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution on a bucket scale: the buckets that hold values, in rising order.
 *
 * @param indexes of the buckets
 * @param counts of their values
 */
record Buckets(int[] indexes, long[] counts) {
  static final Buckets NONE = new Buckets(new int[0], new long[0]);

  static Buckets of(Distribution distribution, BucketScale scale) {
    if (distribution.isEmpty()) {
      return NONE;
    }
    List<Distribution.Bucket> all = distribution.buckets();
    int[] indexes = new int[all.size()];
    long[] counts = new long[all.size()];
    int size = 0;
    for (Distribution.Bucket bucket : all) {
      int index = scale.index(bucket.upTo());
      if (size == 0 || indexes[size - 1] != index) {
        indexes[size++] = index;
      }
      counts[size - 1] += bucket.count();
    }
    return new Buckets(Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size));
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
   * Writes how many buckets there are, and of each the distance to the one before and its count.
   */
  void write(ByteArrayOutputStream to) {
    writeNumber(to, indexes.length);
    int before = 0;
    for (int i = 0; i < indexes.length; i++) {
      writeNumber(to, indexes[i] - before);
      writeNumber(to, counts[i]);
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
