package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StretchTest {

  @Test
  void whatForgetsIsDrawnAloneAndWhatRemembersInStretches() {
    assertThat(stretch(waves(120, 0)).length()).isLessThanOrEqualTo(3);
    assertThat(stretch(waves(120, 0.5)).length()).isBetween(5, 9);
    assertThat(stretch(waves(120, 0.8)).length()).isBetween(11, 14);
  }

  @Test
  void atLeastFiveStretchesAreLeft() {
    assertThat(stretch(waves(9, 0.95))).isEqualTo(Stretch.SINGLE);
    assertThat(stretch(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).length()).isEqualTo(2);
    assertThat(stretch(new double[12]).length()).isEqualTo(1);
  }

  @Test
  void whatTheEndsOfStretchesLackIsMadeGood() {
    assertThat(Stretch.SINGLE.kept()).isEqualTo(1);
    assertThat(new Stretch(0.5, 1).kept()).isCloseTo((1 - 0.5) / (1 + 0.5), within(1e-12));
    assertThat(new Stretch(0.5, 1_000).kept()).isCloseTo(1, within(2e-3));
  }

  /** The variance of the mean of first-order units, by resampling one run, against many runs. */
  @Test
  void theVarianceIsThatOfManyRuns() {
    double resampled = 0;
    double real = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      double[] waves = waves(120, 0.6, run);
      double[] ones = new double[120];
      Arrays.fill(ones, 1);
      Ratio mean = Ratio.perSecond(waves, ones);
      Ratio none = Ratio.perSecond(new double[120], ones);
      Memory memory = Memory.of(List.of(none), List.of(mean));
      double error = Estimate.ofIndependent(none, mean, memory).error();
      resampled += error * error / runs;
      real += mean.value() * mean.value() / runs;
    }
    assertThat(resampled).as("rather too much than too little").isBetween(real * 0.9, real * 1.5);
  }

  private static Stretch stretch(double[] pulls) {
    return Stretch.of(Stretch.correlation(pulls), pulls.length);
  }

  private static double[] waves(int n, double memory) {
    return waves(n, memory, 5);
  }

  private static double[] waves(int n, double memory, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] waves = new double[n];
    double level = random.nextGaussian() / Math.sqrt(1 - memory * memory);
    for (int i = 0; i < n; i++) {
      level = memory * level + random.nextGaussian();
      waves[i] = level;
    }
    return waves;
  }
}
