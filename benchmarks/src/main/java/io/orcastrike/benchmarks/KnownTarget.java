package io.orcastrike.benchmarks;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A target whose latencies are known: two steps, of 10 ms and of a logarithmic normal distribution
 * with 40 ms at p50, whose level goes up and down by 3 % in slow waves of its own.
 */
final class KnownTarget {
  private static final double FIRST_NANOS = 10e6;
  private static final double SECOND_NANOS = 40e6;
  private static final double SPREAD = 0.4;
  private static final double WAVES = 0.03;
  private static final double SLOWEST_TENTH = 1.2816;

  private final double tail;
  private final double[] periods;
  private final double[] phases;

  /** How long the steps of an answer take. */
  record Answer(long firstNanos, long secondNanos) {
    long nanos() {
      return firstNanos + secondNanos;
    }
  }

  /**
   * Makes a target.
   *
   * @param tail the factor by which the slowest tenth takes longer: p95 does, p50 does not
   * @param seed of its waves
   */
  KnownTarget(double tail, long seed) {
    this.tail = tail;
    SplittableRandom random = new SplittableRandom(seed);
    periods = random.doubles(3, 15, 60).toArray();
    phases = random.doubles(3, 0, 2 * Math.PI).toArray();
  }

  /** Returns the answer to who asks at that second of the run. */
  Answer answer(double second, RandomGenerator random) {
    double deviation = random.nextGaussian();
    double factor = level(second) * (deviation > SLOWEST_TENTH ? tail : 1);
    return new Answer(
        Math.round(FIRST_NANOS * factor),
        Math.round(SECOND_NANOS * factor * Math.exp(SPREAD * deviation)));
  }

  private double level(double second) {
    double sum = 0;
    for (int i = 0; i < periods.length; i++) {
      sum += Math.sin(2 * Math.PI * second / periods[i] + phases[i]);
    }
    return 1 + WAVES * sum * Math.sqrt(2.0 / periods.length);
  }
}
