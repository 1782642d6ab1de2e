package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import java.util.function.LongUnaryOperator;

/**
 * When each iteration of an arrival rate is due: a pure function of its number, so that every drone
 * finds any number at once and nobody has to be asked.
 *
 * <p>Implementations are safe for use by many threads.
 */
sealed interface Arrivals permits PlannedArrivals, SteeredArrivals {

  /** Returns the arrivals of a profile; the seed is the workload's. */
  static PlannedArrivals of(ArrivalRate profile, double scale, long seed) {
    RateCurve curve = RateCurve.of(profile, scale);
    return switch (profile.spacing()) {
      case EVEN -> new EvenArrivals(curve);
      case POISSON -> new PoissonArrivals(curve, seed);
    };
  }

  /** Returns how many there are; their numbers are 0 to total − 1. */
  long total();

  /**
   * Returns when a number is due, in nanoseconds from the start of the run; never falls with the
   * number.
   */
  long dueNanos(long number);

  /**
   * Returns how many numbers a drone can have reached before an instant: those due before it.
   *
   * @param known how many changes of the load it knew of for sure, each in time
   */
  long reached(long instant, int known);

  /** Returns how many numbers below a limit are due before an instant: due times rise. */
  static long before(long instant, long limit, LongUnaryOperator due) {
    long low = 0;
    long high = limit;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (due.applyAsLong(middle) < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
