package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void oneFailureInEachOfSixUnitsByChanceIsNotCertainty() {
    Ratio before = Ratio.share(times(0), times(100));
    Ratio after = Ratio.share(times(1), times(100));
    assertThat(probability(before, after)).isBetween(0.01, 0.1);
    assertThat(probability(before, Ratio.share(times(10), times(100)))).isLessThan(1e-3);
  }

  @Test
  void unitsCountByHowMuchTheyHold() {
    Ratio rate = Ratio.perSecond(new double[] {10, 40}, new double[] {10, 20});
    assertThat(rate.value()).isEqualTo(50.0 / 30);
    assertThat(rate.of(new int[] {0, 2})).isEqualTo(2);
    assertThat(Arrays.stream(rate.pulls()).sum()).isCloseTo(0, within(1e-12));
    assertThat(rate.pulls()[1]).isPositive();
  }

  private static double probability(Ratio before, Ratio after) {
    return Estimate.ofIndependent(before, after, Memory.of(List.of(before), List.of(after)))
        .probability();
  }

  private static double[] times(double value) {
    double[] six = new double[6];
    Arrays.fill(six, value);
    return six;
  }
}
