package io.orcastrike.core.compare;

import java.util.Arrays;

/**
 * Whether units are compared with their counterparts at the same place of the schedule. Where the
 * load changes over time, latency does too; what a ramp does to both runs alike cancels when its
 * units are drawn in pairs, and would count as chance if they were not. Where the load is even,
 * units are exchangeable, and drawing them apart knows twice as much of chance.
 */
final class Pairing {
  /** How far from even a load may be, beside what random arrivals do. */
  private static final double EVEN = 0.1;

  private static final double DEVIATIONS = 4;

  private Pairing() {}

  /** Tells whether the load of either run changes over time. */
  static boolean isWanted(MeasuredRun before, MeasuredRun after) {
    return !isEven(before) || !isEven(after);
  }

  /** Tells whether every unit has a counterpart. */
  static boolean isPossible(MeasuredRun before, MeasuredRun after) {
    return before.units() == after.units();
  }

  private static boolean isEven(MeasuredRun run) {
    return run.workloads().stream().allMatch(each -> isEven(run.counts(each), run.lengths()));
  }

  private static boolean isEven(double[] counts, double[] seconds) {
    double rate = Arrays.stream(counts).sum() / Arrays.stream(seconds).sum();
    for (int i = 0; i < counts.length; i++) {
      double expected = rate * seconds[i];
      if (Math.abs(counts[i] - expected) > EVEN * expected + DEVIATIONS * Math.sqrt(expected)) {
        return false;
      }
    }
    return true;
  }
}
