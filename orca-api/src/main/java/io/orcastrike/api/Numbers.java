package io.orcastrike.api;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them: {@code 200}, {@code 0.5}, in every locale alike. */
final class Numbers {
  /** Ample for people, and short of where 0.07 * 100 shows that it is no 7. */
  private static final MathContext DIGITS = new MathContext(12);

  private Numbers() {}

  static String text(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
