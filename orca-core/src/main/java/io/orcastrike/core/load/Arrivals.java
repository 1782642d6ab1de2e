package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import java.util.function.LongUnaryOperator;

/**
 * When each iteration of an arrival rate is due: a pure function of its number, so that every drone
 * finds any number at once and nobody has to be asked.
 *
 * <p>Implementations are safe for use by many threads.
 */
sealed interface Arrivals permits EvenArrivals, PoissonArrivals, SteeredArrivals {

  /** Returns the arrivals of a profile; the seed is the workload's. */
  static Planned of(ArrivalRate profile, double scale, long seed) {
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

  /**
   * Arrivals of a plan that nobody steers, as points of a process of rate 1: number n is due where
   * the integral of the rate reaches its point. The points go on without end; those of the plan are
   * below the integral's total.
   */
  sealed interface Planned extends Arrivals permits EvenArrivals, PoissonArrivals {

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
      return before(instant, total(), this::dueNanos);
    }
  }
}
