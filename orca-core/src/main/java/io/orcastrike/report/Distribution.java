package io.orcastrike.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of whole, non-negative numbers, such as microseconds, kept to three digits: the
 * one type for latencies everywhere. Adding two is exact: the sum is bit for bit the distribution
 * of all values.
 *
 * <p>Immutable.
 */
public final class Distribution {
  /** No values. */
  public static final Distribution EMPTY = new Distribution(DistributionBuilder.histogram());

  private final long count;
  private final @Nullable Histogram histogram;
  private final byte @Nullable [] packed;

  /** The histogram must not change afterwards. */
  Distribution(Histogram histogram) {
    this.count = histogram.getTotalCount();
    this.histogram = histogram;
    this.packed = null;
  }

  private Distribution(long count, byte[] packed) {
    this.count = count;
    this.histogram = null;
    this.packed = packed;
  }

  /**
   * Reads a distribution that {@link #encoded()} wrote. Safe on hostile bytes: everything is
   * bounded before it is read.
   *
   * @throws IllegalArgumentException if the bytes are no such distribution
   */
  public static Distribution decode(byte[] encoded) {
    return new Distribution(DistributionCodec.decode(encoded));
  }

  /** Returns how many values there are. */
  public long count() {
    return count;
  }

  /** Tells whether there are no values. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /**
   * Returns the value that a share of all values does not exceed, exact to three digits; 0 when
   * empty.
   *
   * @param percent above 0, at most 100
   */
  public long percentile(double percent) {
    return isEmpty() ? 0 : histogram().getValueAtPercentile(percent);
  }

  /** Returns the share of values, 0 to 1, that are at most as large as a value; 0 when empty. */
  public double shareAtOrBelow(long value) {
    return isEmpty() ? 0 : histogram().getPercentileAtOrBelowValue(value) / 100;
  }

  /** Returns the smallest value, exact to three digits; 0 when empty. */
  public long min() {
    return isEmpty() ? 0 : histogram().getMinValue();
  }

  /** Returns the largest value, exact to three digits; 0 when empty. */
  public long max() {
    return isEmpty() ? 0 : histogram().getMaxValue();
  }

  /** Returns the mean; 0 when empty. */
  public double mean() {
    double sum = 0;
    Histogram values = histogram();
    // Not by the library's own mean, which walks by an iterator that all callers share.
    for (HistogramIterationValue value : values.recordedValues()) {
      sum +=
          (double) values.medianEquivalentValue(value.getValueIteratedTo())
              * value.getCountAtValueIteratedTo();
    }
    return isEmpty() ? 0 : sum / count();
  }

  /** Returns the distribution of the values of both. */
  public Distribution plus(Distribution other) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty() ? this : new DistributionBuilder().add(this).add(other).build();
  }

  /** Returns the buckets that hold values, in rising order. */
  public List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>();
    histogram()
        .recordedValues()
        .forEach(
            value ->
                buckets.add(
                    new Bucket(value.getValueIteratedTo(), value.getCountAtValueIteratedTo())));
    return buckets;
  }

  /** Returns this as bytes, in HdrHistogram's compressed V2 format. */
  public byte[] encoded() {
    return packed == null ? DistributionCodec.encode(histogram()) : packed.clone();
  }

  /**
   * Returns the same distribution in little memory: some hundred bytes instead of some ten
   * thousand. It is decoded each time that it is asked for more than its count.
   */
  public Distribution packed() {
    return packed != null || isEmpty() ? this : new Distribution(count, encoded());
  }

  Histogram histogram() {
    return histogram == null ? DistributionCodec.decode(requireNonNull(packed)) : histogram;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that && histogram().equals(that.histogram());
  }

  @Override
  public int hashCode() {
    return histogram().hashCode();
  }

  @Override
  public String toString() {
    return "%d values, p50 %d, p99 %d, max %d"
        .formatted(count(), percentile(50), percentile(99), max());
  }

  /**
   * Values that are equal to three digits.
   *
   * @param upTo the largest value of the bucket
   * @param count how many values it holds
   */
  public record Bucket(long upTo, long count) {}
}
