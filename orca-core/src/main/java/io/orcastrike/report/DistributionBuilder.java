package io.orcastrike.report;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Collects values, or sums distributions. Takes memory from the first value on.
 *
 * <p>Used by one thread at a time.
 */
public final class DistributionBuilder {
  /** Values are kept to three digits. */
  static final int DIGITS = 3;

  private @Nullable Histogram histogram;

  static Histogram histogram() {
    Histogram histogram = new Histogram(DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }

  /**
   * Adds a value.
   *
   * @param value negative ones count as 0
   */
  public void record(long value) {
    collecting().recordValue(Math.max(0, value));
  }

  /** Adds the values of a distribution. */
  public DistributionBuilder add(Distribution other) {
    if (!other.isEmpty()) {
      collecting().add(other.histogram());
    }
    return this;
  }

  /** Adds the values of another builder. */
  public DistributionBuilder add(DistributionBuilder other) {
    Histogram added = other.histogram;
    if (added != null && added.getTotalCount() > 0) {
      collecting().add(added);
    }
    return this;
  }

  /** Returns how many values there are. */
  public long count() {
    return histogram == null ? 0 : histogram.getTotalCount();
  }

  /** Returns what was collected; goes on collecting. */
  public Distribution build() {
    return histogram == null || count() == 0
        ? Distribution.EMPTY
        : new Distribution(histogram.copy());
  }

  /** Forgets what was collected, keeping the memory for what comes. */
  public void clear() {
    if (histogram != null) {
      histogram.reset();
    }
  }

  private Histogram collecting() {
    if (histogram == null) {
      histogram = histogram();
    }
    return histogram;
  }
}
