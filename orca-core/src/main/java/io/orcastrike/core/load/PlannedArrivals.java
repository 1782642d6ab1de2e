package io.orcastrike.core.load;

/**
 * Arrivals of a plan that nobody steers, as points of a process of rate 1: number n is due where
 * the integral of the rate reaches its point. The points go on without end; those of the plan are
 * below the integral's total.
 *
 * <p>Implementations are safe for use by many threads.
 */
sealed interface PlannedArrivals extends Arrivals permits EvenArrivals, PoissonArrivals {

  RateCurve curve();

  /** Returns the point of a number; never falls with the number. */
  double point(long number);

  /** Returns how many points are below a count. */
  long below(double count);

  @Override
  default long total() {
    return below(curve().total());
  }

  @Override
  default long dueNanos(long number) {
    return Math.round(curve().timeOf(point(number)) * 1e9);
  }

  @Override
  default long reached(long instant, int known) {
    return Arrivals.before(instant, total(), this::dueNanos);
  }
}
