package io.orcastrike.core.load;

/** Number n is due where the integral of the rate reaches n. */
record EvenArrivals(RateCurve curve) implements PlannedArrivals {
  /** What the integral may lack of a whole number, or exceed it by, for want of digits. */
  private static final double ROUNDING = 1e-6;

  @Override
  public double point(long number) {
    return (double) number;
  }

  @Override
  public long below(double count) {
    return Math.max(0, (long) Math.ceil(count - ROUNDING));
  }
}
