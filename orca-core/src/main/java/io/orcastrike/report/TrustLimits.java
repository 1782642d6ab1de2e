package io.orcastrike.report;

import java.time.Duration;

/**
 * From where on a generator's numbers are not believed.
 *
 * <p>Immutable.
 *
 * @param lag the 99th percentile of lag up to which nothing is said
 * @param lagShare lag is also allowed up to this share of the response time's 99th percentile
 * @param generatorDrops the share of iterations that may be dropped for reasons of the drone
 */
public record TrustLimits(Duration lag, double lagShare, double generatorDrops) {
  /** 5 ms, or a tenth of the response time; one iteration in a thousand. */
  public static final TrustLimits DEFAULT = new TrustLimits(Duration.ofMillis(5), 0.1, 0.001);

  /** Checks the values. */
  public TrustLimits {
    rule(!lag.isNegative(), "lag must be >= 0, was " + lag);
    rule(lagShare >= 0, "the share of lag must be >= 0, was " + lagShare);
    rule(
        generatorDrops >= 0 && generatorDrops <= 1,
        "the share of drops must be between 0 and 1, was " + generatorDrops);
  }

  /** Returns the same limits with another lag that is always allowed. */
  public TrustLimits withLag(Duration allowed) {
    return new TrustLimits(allowed, lagShare, generatorDrops);
  }

  private static void rule(boolean kept, String mistake) {
    if (!kept) {
      throw new IllegalArgumentException("limits of trust: " + mistake);
    }
  }
}
