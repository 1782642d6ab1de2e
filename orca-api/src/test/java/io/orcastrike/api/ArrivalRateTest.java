package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perMinute;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.api.ArrivalRate.Spacing;
import io.orcastrike.api.ArrivalRate.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalRateTest {
  private static final Duration MINUTE = ofMinutes(1);

  private static Stage stage(double target, Duration duration) {
    return new Stage(target, duration);
  }

  @Test
  void holdsTheRateItStartsWith() {
    assertThat(arrivalRate(perSecond(5)).hold(MINUTE).stages()).containsExactly(stage(5, MINUTE));
  }

  @Test
  void holdsTheRateThatTheRampReached() {
    assertThat(
            arrivalRate(perSecond(0)).rampTo(perMinute(120), ofSeconds(10)).hold(MINUTE).stages())
        .containsExactly(stage(2, ofSeconds(10)), stage(2, MINUTE));
  }

  @Test
  void jumpsUpAndBackInASpike() {
    assertThat(arrivalRate(perSecond(5)).spike(perSecond(50), MINUTE).hold(MINUTE).stages())
        .containsExactly(stage(50, ZERO), stage(50, MINUTE), stage(5, ZERO), stage(5, MINUTE));
  }

  @Test
  void jumpsAndHoldsAtEachStep() {
    assertThat(arrivalRate(perSecond(10)).steps(2, perSecond(5), MINUTE).stages())
        .containsExactly(stage(15, ZERO), stage(15, MINUTE), stage(20, ZERO), stage(20, MINUTE));
    assertThat(arrivalRate(perSecond(10)).steps(1, perSecond(5), MINUTE).stages())
        .containsExactly(stage(15, ZERO), stage(15, MINUTE));
  }

  @Test
  void stepsDownToExactlyZero() {
    ArrivalRate profile =
        arrivalRate(perSecond(0)).rampTo(perSecond(0.3), MINUTE).steps(3, perSecond(-0.1), MINUTE);

    assertThat(profile.stages()).last().isEqualTo(stage(0, MINUTE));
    assertThat(Plans.mistakes(Plans.with(profile))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesFewerThanOneStep(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> arrivalRate(perSecond(1)).steps(count, perSecond(1), MINUTE))
        .withMessage("steps must be >= 1, were " + count);
  }

  @Test
  void lastsAsLongAsItsStagesButNoLongerThanItsMaximum() {
    ArrivalRate profile = arrivalRate(perSecond(1)).hold(MINUTE).spike(perSecond(2), MINUTE);

    assertThat(profile.duration()).isEqualTo(ofMinutes(2));
    assertThat(profile.maxDuration(ofMinutes(3)).duration()).isEqualTo(ofMinutes(2));
    assertThat(profile.maxDuration(ofSeconds(90)).duration()).isEqualTo(ofSeconds(90));
  }

  @Test
  void isEvenUnlimitedAndDroppingByDefault() {
    assertThat(arrivalRate(perSecond(1)).hold(MINUTE))
        .isEqualTo(
            new ArrivalRate(
                perSecond(1),
                List.of(stage(1, MINUTE)),
                Spacing.EVEN,
                0,
                WhenFull.DROP,
                new Bounds(Optional.empty(), ofSeconds(30), ZERO)));
  }

  @Test
  void keepsEverySettingWhateverTheOrder() {
    ArrivalRate oneOrder =
        arrivalRate(perSecond(1))
            .poisson()
            .maxInFlight(7, WhenFull.QUEUE)
            .warmUp(ofSeconds(1))
            .grace(ofSeconds(2))
            .maxDuration(ofSeconds(3))
            .hold(MINUTE);
    ArrivalRate another =
        arrivalRate(perSecond(1))
            .hold(MINUTE)
            .maxDuration(ofSeconds(3))
            .grace(ofSeconds(2))
            .warmUp(ofSeconds(1))
            .maxInFlight(7, WhenFull.QUEUE)
            .poisson();

    assertThat(oneOrder).isEqualTo(another);
    assertThat(oneOrder.spacing()).isEqualTo(Spacing.POISSON);
    assertThat(oneOrder.maxInFlight()).isEqualTo(7);
    assertThat(oneOrder.whenFull()).isEqualTo(WhenFull.QUEUE);
    assertThat(oneOrder.bounds())
        .isEqualTo(new Bounds(Optional.of(ofSeconds(3)), ofSeconds(2), ofSeconds(1)));
  }

  @Test
  void isNotChangedByWhatIsMadeOfIt() {
    ArrivalRate base = arrivalRate(perSecond(1)).hold(MINUTE);

    base.rampTo(perSecond(9), MINUTE);
    base.steps(3, perSecond(1), MINUTE);

    assertThat(base.stages()).hasSize(1);
  }
}
