package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitRulesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LoadProfile HUNDRED = arrivalRate(perSecond(100)).hold(MINUTE);

  private static DroneLimits limits(double rate, int users, Duration longest, String... targets) {
    return new DroneLimits(
        List.of(targets).stream().map(TargetPattern::of).toList(),
        rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate),
        users == 0 ? OptionalInt.empty() : OptionalInt.of(users),
        Optional.of(longest).filter(Duration::isPositive));
  }

  private static Plan.Builder plan(LoadProfile... profiles) {
    Plan.Builder plan = Plan.named("plan");
    for (int i = 0; i < profiles.length; i++) {
      plan.load("load " + i, profiles[i]).scenario("scenario", it -> {});
    }
    return plan;
  }

  private static List<String> broken(DroneLimits limits, Plan.Builder plan, double scale) {
    return LimitRules.broken(limits, shaped(plan, scale));
  }

  private static RunPlan shaped(Plan.Builder plan, double scale) {
    return RunPlan.of(
        plan.build(), new Shape(1, scale, Optional.empty()), LimitRulesTest.class.getClassLoader());
  }

  @Test
  void withoutLimitsAllIsPermitted() {
    assertThat(broken(DroneLimits.NONE, plan(HUNDRED, users(9).hold(MINUTE)), 50)).isEmpty();
  }

  @Test
  void theRateOfAllLoadsTogetherCountsAsScaled() {
    DroneLimits limits = limits(110, 0, Duration.ZERO);
    assertThat(broken(limits, plan(HUNDRED), 1.1)).isEmpty();
    assertThat(broken(limits, plan(HUNDRED), 1.11))
        .containsExactly(
            "a run's rate must be at most 110/s here (--max-rate of the drone), reaches 111/s;"
                + " --scale makes it less");
    LoadProfile late =
        arrivalRate(perSecond(1)).hold(MINUTE).spike(perSecond(11), Duration.ofMillis(1));
    assertThat(broken(limits, plan(HUNDRED, arrivalRate(perSecond(10)).hold(MINUTE)), 1)).isEmpty();
    assertThat(broken(limits, plan(HUNDRED.maxDuration(MINUTE), late), 1)).isEmpty();
    assertThat(broken(limits(10, 0, Duration.ZERO), plan(late), 1))
        .singleElement()
        .asString()
        .contains("reaches 11/s");
  }

  @Test
  void usersOfAllLoadsTogetherCount() {
    DroneLimits limits = limits(0, 10, Duration.ZERO);
    Plan.Builder plan = plan(users(1).rampTo(6, MINUTE), iterations(100).users(4));
    assertThat(broken(limits, plan, 1)).isEmpty();
    assertThat(broken(limits, plan, 2))
        .containsExactly(
            "a run's users must be at most 10 here (--max-users of the drone), are 16; --scale"
                + " makes them fewer");
  }

  @Test
  void whatHasNoLimitWhereTheOtherKindHasOneIsRefused() {
    assertThat(broken(limits(1_000, 0, Duration.ZERO), plan(users(1).hold(MINUTE)), 1))
        .singleElement()
        .asString()
        .contains("users must have a limit where a rate has one");
    assertThat(broken(limits(0, 1_000, Duration.ZERO), plan(HUNDRED), 1))
        .singleElement()
        .asString()
        .contains("a rate must have a limit where users have one");
    assertThat(broken(limits(1_000, 1, Duration.ZERO), plan(HUNDRED, users(1).hold(MINUTE)), 1))
        .isEmpty();
  }

  @Test
  void theLongestLoadCounts() {
    Plan.Builder plan = plan(HUNDRED, users(1).hold(MINUTE.plusMillis(500)));
    assertThat(broken(limits(0, 0, MINUTE.plusMillis(500)), plan, 1)).isEmpty();
    assertThat(broken(limits(0, 0, MINUTE), plan, 1))
        .containsExactly(
            "a load must last at most 60 s here (--max-duration of the drone), lasts 60.5 s; make"
                + " it shorter");
  }

  @Test
  void everyTargetMustBePermittedAndThereMustBeOne() {
    DroneLimits limits = limits(0, 0, Duration.ZERO, "*.test.example", "localhost:80");
    Plan.Builder plan = plan(HUNDRED);
    assertThat(broken(limits, plan, 1))
        .containsExactly(
            "a plan must declare its targets where a drone was started with --target, plan"
                + " \"plan\" declares none; add .target(\"https://…\") to it");
    plan.target("https://a.test.example").target("http://localhost");
    assertThat(broken(limits, plan, 1)).isEmpty();
    assertThat(broken(limits, plan.target("https://example").target("localhost:81"), 1))
        .containsExactly(
            "load must go to *.test.example, localhost:80 here (--target of the drone), would go to"
                + " example:443, localhost:81; name that to the drone if it is meant");
  }

  @Test
  void allThatIsBrokenIsSaidAtOnce() {
    DroneLimits limits = limits(1, 1, Duration.ofSeconds(1), "a");
    assertThat(broken(limits, plan(HUNDRED, users(2).hold(MINUTE)), 1)).hasSize(4);
  }

  @Test
  void theMostFactorIsWhatIsLeftOfTheRate() {
    DroneLimits limits = limits(150, 5, Duration.ZERO);
    assertThat(LimitRules.mostFactor(limits, shaped(plan(HUNDRED), 1)))
        .isCloseTo(1.5, within(1e-6))
        .isGreaterThanOrEqualTo(1.5);
    assertThat(LimitRules.mostFactor(limits, shaped(plan(users(5).hold(MINUTE)), 1))).isZero();
    assertThat(LimitRules.mostFactor(DroneLimits.NONE, shaped(plan(HUNDRED), 1))).isZero();
  }

  @Test
  void limitsAreAboveZeroAndSayWhatTheyAre() {
    assertThatThrownBy(() -> limits(-1, 0, Duration.ZERO)).hasMessageContaining("was -1.0");
    assertThatThrownBy(() -> limits(Double.NaN, 0, Duration.ZERO)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> limits(0, -1, Duration.ZERO)).hasMessageContaining("were -1");
    assertThat(DroneLimits.NONE).hasToString("anywhere");
    assertThat(limits(99.5, 1_000, MINUTE, "a", "*.b:1"))
        .hasToString("to a, *.b:1, at most 99.5/s, at most 1,000 users, for at most 60 s");
  }
}
