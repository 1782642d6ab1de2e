package io.orcastrike.core.compare;

import java.util.Arrays;

/** A number that is computed from the units of a run, each taken any number of times. */
sealed interface Statistic permits Percentile, Ratio {

  /** Returns the number of the units, each taken so many times. */
  double of(int[] times);

  /**
   * Returns how far each unit pulls the number away from what it is: its influence, to a factor.
   * The sum is zero, or nearly.
   */
  double[] pulls();

  /** Returns the least variance the number can have, however alike the units are. */
  double leastVariance();

  int units();

  /** Returns the number of all units, each taken once. */
  default double value() {
    int[] once = new int[units()];
    Arrays.fill(once, 1);
    return of(once);
  }
}
