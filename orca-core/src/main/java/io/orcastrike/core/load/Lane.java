package io.orcastrike.core.load;

/**
 * A part of a load that one drone makes for a time: the numbers first, first + stride, first +
 * 2·stride … that are due in it.
 *
 * <p>Immutable.
 *
 * @param first number
 * @param stride from one number to the next
 * @param from nanoseconds from T0
 * @param to nanoseconds from T0, exclusive
 * @param moves how often it has changed hands
 */
record Lane(long first, long stride, long from, long to, int moves) {

  /** Stands for the end of the run, however long it is. */
  static final long OPEN = Long.MAX_VALUE;

  /** Returns a drone's lane before any loss. */
  static Lane of(Stripe stripe) {
    return new Lane(stripe.number(), stripe.of(), 0, OPEN, 0);
  }

  Lane until(long instant) {
    return new Lane(first, stride, from, Math.min(to, instant), moves);
  }

  /** Returns the part that one of so many survivors takes over. */
  Lane part(int survivor, int survivors, long instant) {
    return new Lane(
        first + survivor * stride, stride * survivors, Math.max(from, instant), OPEN, moves + 1);
  }

  /** Returns how many numbers below a total are due in it. */
  long count(Arrivals arrivals, long total) {
    return Math.max(0, turn(arrivals, total, to) - turn(arrivals, total, from));
  }

  /** Returns the first number that is due in it; may lie beyond the total. */
  long begin(Arrivals arrivals, long total) {
    return first + turn(arrivals, total, from) * stride;
  }

  /** Returns how many of the numbers below a total are due before an instant: due times rise. */
  private long turn(Arrivals arrivals, long total, long instant) {
    long low = 0;
    long high = first < total ? (total - first - 1) / stride + 1 : 0;
    if (instant == OPEN) {
      return high;
    }
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (arrivals.dueNanos(first + middle * stride) < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
