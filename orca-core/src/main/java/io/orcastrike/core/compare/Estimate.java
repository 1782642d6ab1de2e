package io.orcastrike.core.compare;

import java.util.SplittableRandom;

/**
 * How much a statistic changed from one run to another, and how sure that is.
 *
 * <p>The resamples give the standard error; the tails come from Student's distribution. Counting
 * resamples instead would know nothing of the tails: of six units there are but 462 different
 * resamples, and a correction for eighty figures asks for a probability of 0.0006.
 *
 * @param change after − before
 * @param error its standard error
 * @param freedom degrees of freedom of the error
 */
record Estimate(double change, double error, int freedom) {
  /** The standard error is known to 2 % with so many. */
  static final int RESAMPLES = 2_000;

  private static final long SEED = 0x6f726361L;

  /** Returns the change between runs whose units have nothing to do with each other. */
  static Estimate ofIndependent(Statistic before, Statistic after, Memory memory) {
    SplittableRandom random = new SplittableRandom(SEED);
    Part first = Part.of(before::of, before.units(), memory.before(), random.split());
    Part second = Part.of(after::of, after.units(), memory.after(), random.split());
    double variance = first.variance + second.variance;
    // Welch's number of degrees of freedom.
    double freedom =
        variance
            * variance
            / (first.variance * first.variance / first.freedom
                + second.variance * second.variance / second.freedom);
    return of(before, after, variance, variance == 0 ? first.freedom : freedom);
  }

  /** Returns the change between runs of which each unit is laid beside its counterpart. */
  static Estimate ofPaired(Statistic before, Statistic after, Memory memory) {
    Part both =
        Part.of(
            times -> after.of(times) - before.of(times),
            after.units(),
            memory.paired(),
            new SplittableRandom(SEED));
    return of(before, after, both.variance, both.freedom);
  }

  private static Estimate of(Statistic before, Statistic after, double variance, double freedom) {
    double least = before.leastVariance() + after.leastVariance();
    return new Estimate(
        after.value() - before.value(),
        Math.sqrt(Math.max(variance, least)),
        Math.max(1, (int) freedom));
  }

  /** Returns the probability of such a change, or a larger one, if there was none. */
  double probability() {
    if (error == 0) {
      return change == 0 ? 1 : 0;
    }
    return StudentT.outside(Math.abs(change) / error, freedom);
  }

  /** Returns how far the confidence interval reaches to either side of the change. */
  double reach(double confidence) {
    return error * StudentT.quantile(confidence, freedom);
  }

  @FunctionalInterface
  private interface Drawn {
    double of(int[] times);
  }

  /** A variance by resampling, and its degrees of freedom. */
  private record Part(double variance, double freedom) {

    static Part of(Drawn statistic, int units, Stretch stretch, SplittableRandom random) {
      Resampling resampling = new Resampling(units, stretch.length(), random);
      double mean = 0;
      double squares = 0;
      for (int i = 1; i <= RESAMPLES; i++) {
        double value = statistic.of(resampling.draw());
        double away = value - mean;
        mean += away / i;
        squares += away * (value - mean);
      }
      // Resamples vary around the run's own mean, which makes them vary too little.
      double stretches = (double) units / stretch.length();
      double variance = squares / (RESAMPLES - 1) * stretches / (stretches - 1) / stretch.kept();
      return new Part(variance, stretches - 1);
    }
  }
}
