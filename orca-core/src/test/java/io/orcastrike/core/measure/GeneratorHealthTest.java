package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Health;
import org.junit.jupiter.api.Test;

class GeneratorHealthTest {

  @Test
  void givesSharesOfATimeAlsoWhereNonePassed() {
    long now = System.nanoTime();
    GeneratorHealth health = new GeneratorHealth(now);
    for (Health sample : new Health[] {health.sample(now), health.sample(now + 1_000_000)}) {
      assertThat(sample.cpuShare()).isBetween(0.0, 1.0);
      assertThat(sample.gcShare()).isBetween(0.0, 1.0);
      assertThat(sample.heapMegabytes()).isPositive();
    }
  }

  @Test
  void isTheWorstOfItsSecondsFigureByFigure() {
    assertThat(new Health(0.9, 0.1, 5).worst(new Health(0.2, 0.3, 7)))
        .isEqualTo(new Health(0.9, 0.3, 7));
  }
}
