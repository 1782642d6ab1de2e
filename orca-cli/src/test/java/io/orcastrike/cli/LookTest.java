package io.orcastrike.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {
  private static final Look FULL = new Look(true, true, true);

  @Test
  void aTerminalShowsEverythingAndALogNothing() {
    assertThat(Look.of(Map.of("TERM", "xterm"), true, UTF_8)).isEqualTo(FULL);
    assertThat(Look.of(Map.of(), false, UTF_8)).isEqualTo(new Look(false, false, true));
  }

  @Test
  void whereTheCharsetIsSmallThereIsAscii() {
    assertThat(Look.of(Map.of(), true, US_ASCII)).isEqualTo(new Look(true, true, false));
  }

  @Test
  void aDumbTerminalAndABuildServerAreLogs() {
    assertThat(Look.of(Map.of("TERM", "dumb"), true, UTF_8).terminal()).isFalse();
    assertThat(Look.of(Map.of("CI", "true"), true, UTF_8).terminal()).isFalse();
    assertThat(Look.of(Map.of("CI", "true"), true, UTF_8).color()).isFalse();
  }

  @Test
  void coloursCanBeRefusedAndForcedAndRefusingWins() {
    assertThat(Look.of(Map.of("NO_COLOR", "1"), true, UTF_8))
        .isEqualTo(new Look(true, false, true));
    assertThat(Look.of(Map.of("NO_COLOR", ""), true, UTF_8)).isEqualTo(FULL);
    assertThat(Look.of(Map.of("FORCE_COLOR", "1", "CI", "true"), false, UTF_8).color()).isTrue();
    assertThat(Look.of(Map.of("FORCE_COLOR", "0"), false, UTF_8).color()).isFalse();
    assertThat(Look.of(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"), true, UTF_8).color()).isFalse();
  }
}
