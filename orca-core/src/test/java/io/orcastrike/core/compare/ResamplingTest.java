package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void drawsAsManyAsThereAreEachAsOften() {
    Resampling resampling = new Resampling(10, 3, new SplittableRandom(1));
    int[] sums = new int[10];
    for (int i = 0; i < 10_000; i++) {
      int[] times = resampling.draw();
      assertThat(Arrays.stream(times).sum()).isEqualTo(10);
      Arrays.setAll(sums, unit -> sums[unit] + times[unit]);
    }
  }

  @Test
  void neighboursAreDrawnTogetherTheLastWithTheFirst() {
    Resampling resampling = new Resampling(9, 9, new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      assertThat(resampling.draw()).containsOnly(1);
    }
  }
}
