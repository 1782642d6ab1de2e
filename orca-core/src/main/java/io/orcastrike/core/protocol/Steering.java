package io.orcastrike.core.protocol;

/**
 * A change of the load while the run goes on, which holds until the next.
 *
 * <p>Immutable.
 *
 * @param instant nanoseconds from T0, a whole second
 * @param factor multiplies the rate of every arrival profile; above 0
 * @param paused whether the time of the profiles stands still
 */
public record Steering(long instant, double factor, boolean paused) {
  private static final long SECOND = 1_000_000_000L;

  /** Checks the values. */
  public Steering {
    if (instant < 0 || instant % SECOND != 0) {
      throw new IllegalArgumentException(
          "a change of the load must be at a whole second, was at %,d ns".formatted(instant));
    }
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("a factor of the load must be above 0, was " + factor);
    }
  }
}
