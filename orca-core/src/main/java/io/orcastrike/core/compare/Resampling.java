package io.orcastrike.core.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws as many units as a run has, in stretches of neighbours, with replacement; the last unit has
 * the first as its neighbour. This is the circular block bootstrap (Politis and Romano, 1992): what
 * depends on its neighbours is drawn together with them, so that the resamples vary as runs do.
 *
 * <p>Used by one thread at a time.
 */
final class Resampling {
  private final int[] times;
  private final int length;
  private final SplittableRandom random;

  /**
   * Makes one.
   *
   * @param units how many there are
   * @param length of a stretch
   */
  Resampling(int units, int length, SplittableRandom random) {
    this.times = new int[units];
    this.length = length;
    this.random = random;
  }

  /** Returns how often each unit was drawn; the array is used again for the next. */
  int[] draw() {
    Arrays.fill(times, 0);
    for (int drawn = 0; drawn < times.length; drawn += length) {
      int first = random.nextInt(times.length);
      int here = Math.min(length, times.length - drawn);
      for (int i = 0; i < here; i++) {
        times[(first + i) % times.length]++;
      }
    }
    return times;
  }
}
