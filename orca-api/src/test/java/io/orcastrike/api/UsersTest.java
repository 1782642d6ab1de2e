package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.users;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest {
  private static final Duration MINUTE = ofMinutes(1);

  @Test
  void holdsTheNumberThatTheRampReached() {
    assertThat(users(0).rampTo(20, ofSeconds(10)).hold(MINUTE).rampTo(0, MINUTE).stages())
        .containsExactly(new Stage(20, ofSeconds(10)), new Stage(20, MINUTE), new Stage(0, MINUTE));
  }

  @Test
  void holdsTheNumberItStartsWith() {
    assertThat(users(5).hold(MINUTE).stages()).containsExactly(new Stage(5, MINUTE));
  }

  @Test
  void knowsTheMostUsersOfAnyMoment() {
    assertThat(users(5).maxUsers()).isEqualTo(5);
    assertThat(users(5).rampTo(20, MINUTE).rampTo(1, MINUTE).maxUsers()).isEqualTo(20);
    assertThat(users(30).rampTo(20, MINUTE).maxUsers()).isEqualTo(30);
  }

  @Test
  void keepsEverySettingWhateverTheOrder() {
    Users oneOrder =
        users(1)
            .pacing(ofSeconds(4))
            .maxDuration(ofSeconds(3))
            .grace(ofSeconds(2))
            .warmUp(ofSeconds(1))
            .hold(MINUTE);
    Users another =
        users(1)
            .hold(MINUTE)
            .warmUp(ofSeconds(1))
            .grace(ofSeconds(2))
            .maxDuration(ofSeconds(3))
            .pacing(ofSeconds(4));

    assertThat(oneOrder).isEqualTo(another);
    assertThat(oneOrder.pacing()).isEqualTo(ofSeconds(4));
    assertThat(oneOrder.duration()).isEqualTo(ofSeconds(3));
    assertThat(oneOrder.bounds())
        .isEqualTo(new Bounds(Optional.of(ofSeconds(3)), ofSeconds(2), ofSeconds(1)));
  }

  @Test
  void runsAsFastAsItCanByDefault() {
    assertThat(users(1).hold(MINUTE).pacing()).isEqualTo(ZERO);
    assertThat(users(1).hold(MINUTE).bounds()).isEqualTo(Bounds.DEFAULT);
  }
}
