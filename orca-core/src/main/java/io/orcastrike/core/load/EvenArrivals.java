package io.orcastrike.core.load;

/** Number n is due where the integral of the rate reaches n. */
final class EvenArrivals implements Arrivals {
  /** What the integral may lack of a whole number, or exceed it by, for want of digits. */
  private static final double ROUNDING = 1e-6;

  private final RateCurve curve;
  private final long total;

  EvenArrivals(RateCurve curve) {
    this.curve = curve;
    this.total = (long) Math.ceil(curve.total() - ROUNDING);
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public long dueNanos(long number) {
    return Math.round(curve.timeOf((double) number) * 1e9);
  }
}
