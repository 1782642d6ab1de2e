package io.orcastrike.core.compare;

/**
 * Neighbouring units that are drawn together, so that what one has to do with the next is kept. For
 * units whose autocorrelation falls off like that of a first-order process, the best length is (2ρ
 * / (1 − ρ²))^⅔ n^⅓, ρ being the correlation of neighbours (Carlstein, 1986). At least five
 * stretches are left: fewer say nothing of how stretches differ.
 *
 * @param correlation of neighbours, 0 to 0.8
 * @param length how many units
 */
record Stretch(double correlation, int length) {
  static final Stretch SINGLE = new Stretch(0, 1);

  private static final double MOST_CORRELATED = 0.8;

  /** Of fewer units a correlation is nothing but chance. */
  private static final int FEWEST = 2 * Comparability.FEWEST_UNITS;

  /** Returns the stretches to draw from n units whose neighbours correlate so. */
  static Stretch of(double found, int n) {
    if (n < FEWEST) {
      return SINGLE;
    }
    double correlation = Math.clamp(found, 0, MOST_CORRELATED);
    double best =
        Math.pow(2 * correlation / (1 - correlation * correlation), 2.0 / 3) * Math.cbrt(n);
    return new Stretch(
        correlation, Math.clamp((int) Math.ceil(best), 1, n / Comparability.FEWEST_UNITS));
  }

  /**
   * Returns which share of the variance resamples have, since what neighbours at the ends of
   * stretches have to do with each other is cut. The variance of the mean of first-order units is
   * (1 + ρ) / (1 − ρ) times that of independent ones; stretches of l units lack 2ρ(1 − ρ^l) / (l(1
   * − ρ)²) of it.
   */
  double kept() {
    double cut =
        2
            * correlation
            * (1 - Math.pow(correlation, length))
            / (length * (1 - correlation * correlation));
    return 1 - cut;
  }

  /**
   * Returns how far each unit's pull on a statistic goes with that of its neighbour. Of n values
   * around their own mean it comes out too small by (1 + 3ρ) / n (Kendall, 1954), which is made
   * good.
   */
  static double correlation(double[] pulls) {
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
