package io.orcastrike.core.compare;

/**
 * How many neighbouring units are drawn together, so that what one has to do with the next is kept.
 * For units whose autocorrelation falls off like that of a first-order process, the best length is
 * (2ρ / (1 − ρ²))^⅔ n^⅓, ρ being the correlation of neighbours (Carlstein, 1986). At least five
 * stretches are left: fewer say nothing of how stretches differ.
 */
final class StretchLength {
  private static final double MOST_CORRELATED = 0.9;

  private StretchLength() {}

  /**
   * Returns the length.
   *
   * @param pulls how far each unit pulls a statistic
   */
  static int of(double[] pulls) {
    int n = pulls.length;
    double correlation = Math.clamp(correlation(pulls), 0, MOST_CORRELATED);
    double length =
        Math.pow(2 * correlation / (1 - correlation * correlation), 2.0 / 3) * Math.cbrt(n);
    return Math.clamp((int) Math.ceil(length), 1, Math.max(1, n / Comparability.FEWEST_UNITS));
  }

  /**
   * Returns the correlation of neighbours. Of n values around their own mean it comes out too small
   * by (1 + 3ρ) / n (Kendall, 1954), which is made good.
   */
  private static double correlation(double[] pulls) {
    int n = pulls.length;
    double mean = 0;
    for (double pull : pulls) {
      mean += pull / n;
    }
    double variance = 0;
    double covariance = 0;
    for (int i = 0; i < n; i++) {
      variance += (pulls[i] - mean) * (pulls[i] - mean);
      if (i > 0) {
        covariance += (pulls[i] - mean) * (pulls[i - 1] - mean);
      }
    }
    double found = variance == 0 ? 0 : covariance / variance;
    return variance == 0 ? 0 : found + (1 + 3 * found) / n;
  }
}
