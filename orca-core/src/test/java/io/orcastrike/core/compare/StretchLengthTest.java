package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StretchLengthTest {

  @Test
  void whatForgetsIsDrawnAloneAndWhatRemembersInStretches() {
    assertThat(StretchLength.of(waves(120, 0))).isLessThanOrEqualTo(3);
    assertThat(StretchLength.of(waves(120, 0.5))).isBetween(5, 9);
    assertThat(StretchLength.of(waves(120, 0.9))).isBetween(18, 24);
  }

  @Test
  void atLeastFiveStretchesAreLeft() {
    assertThat(StretchLength.of(waves(9, 0.95))).isEqualTo(1);
    assertThat(StretchLength.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})).isEqualTo(2);
    assertThat(StretchLength.of(new double[12])).isEqualTo(1);
  }

  private static double[] waves(int n, double memory) {
    SplittableRandom random = new SplittableRandom(5);
    double[] waves = new double[n];
    double level = 0;
    for (int i = 0; i < n; i++) {
      level = memory * level + random.nextGaussian();
      waves[i] = level;
    }
    return waves;
  }
}
