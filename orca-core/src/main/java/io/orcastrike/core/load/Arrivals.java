package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;

/**
 * When each iteration of an arrival rate is due: a pure function of its number, so that every drone
 * finds any number at once and nobody has to be asked.
 *
 * <p>Implementations are safe for use by many threads.
 */
sealed interface Arrivals permits EvenArrivals, PoissonArrivals {

  /** Returns the arrivals of a profile; the seed is the workload's. */
  static Arrivals of(ArrivalRate profile, double scale, long seed) {
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
}
