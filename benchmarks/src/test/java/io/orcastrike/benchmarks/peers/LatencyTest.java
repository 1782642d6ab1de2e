package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void isReadAsItIsWritten() {
    Stream.of(
            new Latency.Constant(Duration.ofMillis(5)),
            new Latency.Stall(Duration.ofMillis(1), Duration.ofSeconds(9), Duration.ofSeconds(2)),
            new Latency.Spread(Duration.ofMillis(20), 7))
        .forEach(
            latency ->
                assertThat(Latency.of(List.of(latency.text().split(" ", -1)))).isEqualTo(latency));
  }

  @Test
  void refusesOthers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Latency.of(List.of("random", "5")))
        .withMessage("a latency is constant, stall or spread, was random");
  }

  @Test
  void spreadsAsItSaysAndAgainTheSame() {
    Latency spread = new Latency.Spread(Duration.ofMillis(20), 7);

    Percentiles drawn = Percentiles.ofSchedule(spread, 100_000, 1);

    assertThat(drawn.millis(50)).isCloseTo(20, within(0.2));
    assertThat(drawn.millis(90) / drawn.millis(50)).isCloseTo(1.9, within(0.03));
    assertThat(drawn.millis(99) / drawn.millis(50)).isCloseTo(3.2, within(0.1));
    assertThat(Percentiles.ofSchedule(spread, 100_000, 1).text()).isEqualTo(drawn.text());
  }
}
