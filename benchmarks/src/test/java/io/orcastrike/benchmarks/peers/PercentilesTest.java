package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  private static final Offset<Double> A_REQUEST = within(1.5);

  @Test
  void knowsWhatAStallOfATenthOfTheTimeComesTo() {
    Latency stall =
        new Latency.Stall(Duration.ofMillis(1), Duration.ofSeconds(9), Duration.ofSeconds(2));

    Percentiles truth = Percentiles.ofSchedule(stall, 1_000, 20);

    assertThat(truth.count()).isEqualTo(20_000);
    assertThat(truth.millis(50)).isEqualTo(1);
    assertThat(truth.millis(90)).isCloseTo(1, A_REQUEST);
    assertThat(truth.millis(95)).isCloseTo(1_001, A_REQUEST);
    assertThat(truth.millis(99)).isCloseTo(1_801, A_REQUEST);
    assertThat(truth.millis(100)).isEqualTo(2_001);
  }

  @Test
  void takesTheLeastThatSoManyDoNotExceed() {
    Percentiles hundred =
        new Percentiles(LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).toArray());

    assertThat(hundred.millis(50)).isEqualTo(50);
    assertThat(hundred.millis(99)).isEqualTo(99);
    assertThat(hundred.millis(99.1)).isEqualTo(100);
    assertThat(hundred.text()).isEqualTo("100 50.000 95.000 99.000 100.000");
  }

  @Test
  void hasNoPercentileOfNothing() {
    assertThat(new Percentiles().millis(50)).isNaN();
  }
}
