package io.orcastrike.samples.shop;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static final Duration LATENCY = ofMillis(5);

  @Test
  void isQuickAndFlawlessByDefault() {
    assertThat(Behaviour.of(Parameters.of(Map.of())))
        .isEqualTo(new Behaviour(LATENCY, Duration.ZERO, ofSeconds(8), 0));
  }

  @Test
  void takesItsValuesFromParameters() {
    var given = Map.of("latency", "1ms", "stall", "2s", "stallAt", "3s", "errors", "0.25");

    assertThat(Behaviour.of(Parameters.of(given)))
        .isEqualTo(new Behaviour(ofMillis(1), ofSeconds(2), ofSeconds(3), 0.25));
  }

  @Test
  void stallsWhoeverArrivesWithinTheStallUntilItsEnd() {
    Behaviour behaviour = new Behaviour(LATENCY, ofSeconds(2), ofSeconds(8), 0);

    assertThat(behaviour.delay(Duration.ZERO)).isEqualTo(LATENCY);
    assertThat(behaviour.delay(ofMillis(7_999))).isEqualTo(LATENCY);
    assertThat(behaviour.delay(ofMillis(8_000))).isEqualTo(ofMillis(2_005));
    assertThat(behaviour.delay(ofMillis(9_999))).isEqualTo(ofMillis(6));
    assertThat(behaviour.delay(ofMillis(10_000))).isEqualTo(LATENCY);
  }

  @Test
  void neverStallsWithoutAStall() {
    Behaviour behaviour = new Behaviour(LATENCY, Duration.ZERO, ofSeconds(8), 0);

    assertThat(behaviour.delay(ofSeconds(8))).isEqualTo(LATENCY);
  }

  @Test
  void refusesTheShareAskedFor() {
    assertThat(refusedOf(100_000, 0.1)).isCloseTo(10_000, within(300L));
    assertThat(refusedOf(1_000, 0)).isZero();
    assertThat(refusedOf(1_000, 1)).isEqualTo(1_000);
  }

  @Test
  void refusesTheSameRequestsEachTime() {
    Behaviour one = new Behaviour(LATENCY, Duration.ZERO, Duration.ZERO, 0.5);
    Behaviour other = new Behaviour(ofMillis(9), Duration.ZERO, Duration.ZERO, 0.5);

    for (long request = 0; request < 1_000; request++) {
      assertThat(one.refuses(request)).isEqualTo(other.refuses(request));
    }
  }

  @Test
  void saysWhichValueIsWrong() {
    assertThatThrownBy(() -> Behaviour.of(Parameters.of(Map.of("errors", "2"))))
        .hasMessage("errors must be between 0 and 1, was 2.0");
    assertThatThrownBy(() -> Behaviour.of(Parameters.of(Map.of("stall", "PT-2S"))))
        .hasMessage("stall must be >= 0, was PT-2S");
  }

  private static long refusedOf(long requests, double errors) {
    Behaviour behaviour = new Behaviour(LATENCY, Duration.ZERO, Duration.ZERO, errors);
    return LongStream.range(0, requests).filter(behaviour::refuses).count();
  }
}
