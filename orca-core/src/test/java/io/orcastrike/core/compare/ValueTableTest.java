package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueTableTest {

  @Test
  void percentilesAreThoseOfTheDistributionsAdded() {
    SplittableRandom random = new SplittableRandom(1);
    List<Distribution> units = new ArrayList<>();
    for (int unit = 0; unit < 7; unit++) {
      units.add(drawn(random, unit * 40));
    }
    ValueTable table = new ValueTable(units);
    for (int round = 0; round < 50; round++) {
      int[] times = random.ints(7, 0, 4).toArray();
      DistributionBuilder sum = new DistributionBuilder();
      for (int unit = 0; unit < 7; unit++) {
        for (int i = 0; i < times[unit]; i++) {
          sum.add(units.get(unit));
        }
      }
      for (double percent : new double[] {50, 95, 99}) {
        assertThat(table.percentile(percent, times))
            .as("%s of %s", percent, times)
            .isEqualTo(sum.build().percentile(percent));
      }
      assertThat(Ratio.mean(table).of(times)).isCloseTo(sum.build().mean() / 1e3, within(1e-6));
    }
  }

  @Test
  void nothingHasNoPercentiles() {
    ValueTable table = new ValueTable(List.of(Distribution.EMPTY, Distribution.EMPTY));
    assertThat(table.percentile(95, new int[] {1, 1})).isZero();
    assertThat(new Percentile(table, 95).pulls()).containsExactly(0, 0);
  }

  private static Distribution drawn(SplittableRandom random, int count) {
    DistributionBuilder values = new DistributionBuilder();
    for (int i = 0; i < count; i++) {
      values.record(Math.round(5_000 * Math.exp(random.nextGaussian())));
    }
    return values.build();
  }
}
