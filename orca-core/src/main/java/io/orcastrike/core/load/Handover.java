package io.orcastrike.core.load;

/**
 * The passing of a lost drone's load to others: the numbers that are due from an instant on, and
 * none that the lost one can have reached.
 *
 * <p>Immutable.
 *
 * @param instant nanoseconds from T0, by which the lost drone has stopped
 * @param known how many changes of the load it knew of for sure, each in time
 */
record Handover(long instant, int known) {
  /** Returns the first number that passes. */
  long first(Arrivals arrivals) {
    return arrivals.reached(instant, known);
  }
}
