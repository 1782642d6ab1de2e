package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.iterations;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IterationsTest {

  @Test
  void areRunByOneUserForTenMinutesAtMostByDefault() {
    assertThat(iterations(100).users()).isEqualTo(1);
    assertThat(iterations(100).duration()).isEqualTo(ofMinutes(10));
  }

  @Test
  void keepEverySettingWhateverTheOrder() {
    Iterations profile =
        iterations(100)
            .maxDuration(ofMinutes(30))
            .grace(ofSeconds(2))
            .warmUp(ofSeconds(1))
            .users(8);

    assertThat(profile)
        .isEqualTo(
            new Iterations(
                100, 8, new Bounds(Optional.of(ofMinutes(30)), ofSeconds(2), ofSeconds(1))));
    assertThat(profile.duration()).isEqualTo(ofMinutes(30));
  }
}
