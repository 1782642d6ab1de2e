package io.orcastrike.core.compare;

import java.time.Duration;

/**
 * From where on a change counts. It has to be larger than chance explains, and large enough to
 * matter: more than a share of what was, and for latencies more than a time too.
 *
 * <p>Immutable.
 *
 * @param minChange the smallest change that matters, as a share of the figure before; 0 to 1
 * @param minDifference the smallest change of a latency that matters
 * @param confidence how rarely, all figures of two equal runs together, chance may be taken for a
 *     change: 0.95 is once in twenty pairs
 */
public record CompareSettings(double minChange, Duration minDifference, double confidence) {
  /** 5 % and 1 ms, at a confidence of 95 %. */
  public static final CompareSettings DEFAULT =
      new CompareSettings(0.05, Duration.ofMillis(1), 0.95);

  /** Checks the values. */
  public CompareSettings {
    if (!(minChange >= 0 && minChange <= 1)) {
      throw new IllegalArgumentException(
          "min-change must be 0 % to 100 %, was " + percent(minChange));
    }
    if (minDifference.isNegative()) {
      throw new IllegalArgumentException("min-difference must be >= 0, was " + minDifference);
    }
    if (!(confidence >= 0.5 && confidence <= 0.9999)) {
      throw new IllegalArgumentException(
          "confidence must be 50 % to 99.99 %, was " + percent(confidence));
    }
  }

  private static String percent(double share) {
    return share * 100 + " %";
  }

  double minDifferenceMillis() {
    return minDifference.toNanos() / 1e6;
  }
}
