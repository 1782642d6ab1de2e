package io.orcastrike.core.compare;

import io.orcastrike.report.Distribution;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a series, by unit. For each value that occurs it knows how many of each unit do not
 * exceed it, so that a percentile of units taken any number of times needs a dozen short sums
 * instead of a histogram: a comparison takes hundreds of thousands.
 */
final class ValueTable {
  private final int units;
  private final long[] counts;
  private final double[] sums;
  private final long[] values;

  /** For each value, in rising order, the count of each unit up to it. */
  private final long[] upTo;

  ValueTable(List<Distribution> distributions) {
    units = distributions.size();
    counts = new long[units];
    sums = new double[units];
    List<List<Distribution.Bucket>> buckets =
        distributions.stream().map(Distribution::buckets).toList();
    values =
        buckets.stream()
            .flatMap(List::stream)
            .mapToLong(Distribution.Bucket::upTo)
            .sorted()
            .distinct()
            .toArray();
    upTo = new long[values.length * units];
    for (int unit = 0; unit < units; unit++) {
      sums[unit] = distributions.get(unit).mean() * distributions.get(unit).count();
      for (Distribution.Bucket bucket : buckets.get(unit)) {
        upTo[Arrays.binarySearch(values, bucket.upTo()) * units + unit] = bucket.count();
        counts[unit] += bucket.count();
      }
    }
    for (int i = units; i < upTo.length; i++) {
      upTo[i] += upTo[i - units];
    }
  }

  int units() {
    return units;
  }

  long count() {
    return Arrays.stream(counts).sum();
  }

  long count(int unit) {
    return counts[unit];
  }

  /** Returns how many units hold any values. */
  long occupied() {
    return Arrays.stream(counts).filter(count -> count > 0).count();
  }

  /** Returns the sums of the values, by unit. */
  double[] sums() {
    return sums.clone();
  }

  /** Returns how many values there are, by unit. */
  double[] counts() {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  /** Returns how many values of a unit exceed a value of the table. */
  long above(long value, int unit) {
    return counts[unit] - upTo[Arrays.binarySearch(values, value) * units + unit];
  }

  /**
   * Returns a percentile of the units, each taken so many times: the smallest value that a share of
   * all does not exceed, as {@link Distribution#percentile} does.
   */
  long percentile(double percent, int[] times) {
    long total = 0;
    for (int unit = 0; unit < units; unit++) {
      total += times[unit] * counts[unit];
    }
    double rank = Math.max(1, Math.ceil(percent * total / 100));
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo(middle, times) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values.length == 0 ? 0 : values[low];
  }

  private long upTo(int value, int[] times) {
    int first = value * units;
    long sum = 0;
    for (int unit = 0; unit < units; unit++) {
      sum += times[unit] * upTo[first + unit];
    }
    return sum;
  }
}
