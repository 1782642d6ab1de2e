package io.orcastrike.core.load;

import java.util.random.RandomGenerator;

/**
 * Numbers of a Poisson distribution: for small means by multiplying uniforms (Knuth), for others by
 * transformed rejection with squeeze, algorithm PTRS of W. Hörmann, "The transformed rejection
 * method for generating Poisson random variables", 1993.
 */
final class PoissonNumbers {
  private static final double SMALL = 10;

  private PoissonNumbers() {}

  /**
   * Returns a number.
   *
   * @param mean 0 or more
   */
  static long draw(RandomGenerator random, double mean) {
    return mean < SMALL ? multiply(random, mean) : reject(random, mean);
  }

  private static long multiply(RandomGenerator random, double mean) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static long reject(RandomGenerator random, double mean) {
    double logMean = StrictMath.log(mean);
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double vr = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      long k = (long) Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= vr) {
        return k;
      }
      if (k < 0 || (us < 0.013 && v > us)) {
        continue;
      }
      double left = StrictMath.log(v) + StrictMath.log(inverseAlpha);
      left -= StrictMath.log(a / (us * us) + b);
      if (left <= -mean + k * logMean - logFactorial(k)) {
        return k;
      }
    }
  }

  /** Stirling's series; below 10 by multiplication, where the series is not exact enough. */
  private static double logFactorial(long k) {
    if (k < 10) {
      double product = 1;
      for (int i = 2; i <= k; i++) {
        product *= i;
      }
      return StrictMath.log(product);
    }
    double x = k + 1;
    double series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x);
    return (x - 0.5) * StrictMath.log(x) - x + 0.5 * StrictMath.log(2 * Math.PI) + series;
  }
}
