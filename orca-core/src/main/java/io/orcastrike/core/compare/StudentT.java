package io.orcastrike.core.compare;

/**
 * Student's distribution for whole degrees of freedom, by the finite sums of Abramowitz and Stegun,
 * 26.7.3 and 26.7.4.
 */
final class StudentT {
  private StudentT() {}

  /** Returns the probability of a value outside −t to t. */
  static double outside(double t, int freedom) {
    return Math.clamp(1 - inside(t, freedom), 0, 1);
  }

  /** Returns the t for which a share of all values lies within −t to t. */
  static double quantile(double share, int freedom) {
    double low = 0;
    double high = 1;
    while (inside(high, freedom) < share) {
      high *= 2;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (inside(middle, freedom) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double inside(double t, int freedom) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k < freedom; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
  }
}
