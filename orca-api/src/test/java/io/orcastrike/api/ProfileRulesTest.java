package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Plans.FINE;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.time.temporal.ChronoUnit.FOREVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orcastrike.api.ArrivalRate.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileRulesTest {
  private static final Duration MINUTE = ofMinutes(1);
  private static final Users FIVE = users(5).hold(MINUTE);
  private static final Iterations TEN = iterations(10);

  static Stream<LoadProfile> fine() {
    return Stream.of(
        FINE,
        arrivalRate(perSecond(0)).rampTo(perSecond(10_000_000), ofDays(30)),
        arrivalRate(perSecond(3)).rampTo(perSecond(0), MINUTE).poisson(),
        FINE.maxInFlight(1, WhenFull.QUEUE).grace(ZERO).warmUp(ofSeconds(59)),
        FINE.maxDuration(ofNanos(1)).grace(ofDays(30)),
        users(100_000_000).hold(MINUTE).pacing(ofSeconds(10)),
        users(0).rampTo(1, MINUTE),
        iterations(1),
        iterations(Long.MAX_VALUE).users(100_000_000).maxDuration(ofDays(30)));
  }

  @ParameterizedTest
  @MethodSource("fine")
  void acceptsWhatKeepsTheRules(LoadProfile profile) {
    assertThat(Plans.mistakes(Plans.with(profile))).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(
            arrivalRate(perSecond(-5)).rampTo(perSecond(1), MINUTE),
            "rate must be >= 0 per second, was -5 (load \"shoppers\", start)"),
        arguments(
            FINE.rampTo(perSecond(-0.5), MINUTE),
            "rate must be >= 0 per second, was -0.5 (load \"shoppers\", stage 2)"),
        arguments(
            FINE.rampTo(perSecond(Double.NaN), MINUTE),
            "rate must be >= 0 per second, was NaN (load \"shoppers\", stage 2)"),
        arguments(
            FINE.rampTo(perSecond(10_000_001), MINUTE),
            "rate must be <= 10000000 per second, was 10000001 (load \"shoppers\", stage 2)"),
        arguments(
            FINE.rampTo(perSecond(Double.POSITIVE_INFINITY), MINUTE),
            "rate must be <= 10000000 per second, was Infinity (load \"shoppers\", stage 2)"),
        arguments(
            FINE.maxInFlight(-1, WhenFull.DROP),
            "maxInFlight must be >= 1, or 0 for the default, was -1 (load \"shoppers\")"),
        arguments(
            arrivalRate(perSecond(0)).hold(MINUTE),
            "rate must be above 0 somewhere, was 0 throughout (load \"shoppers\")"),
        arguments(
            arrivalRate(perSecond(5)),
            "a load must last longer than 0 s, was 0 s; add rampTo(...) or hold(...)"
                + " (load \"shoppers\")"),
        arguments(
            arrivalRate(perSecond(5)).hold(ZERO),
            "a load must last longer than 0 s, was 0 s; add rampTo(...) or hold(...)"
                + " (load \"shoppers\")"),
        arguments(
            FINE.hold(ofSeconds(-90)),
            "duration must be >= 0 s, was -90 s (load \"shoppers\", stage 2)"),
        arguments(
            FINE.hold(ofDays(30)),
            "a load must last at most 30 days, was 2592060 s (load \"shoppers\")"),
        arguments(
            FINE.hold(FOREVER.getDuration()),
            "a load must last at most 30 days, was 9223372036854775807 s (load \"shoppers\")"),
        arguments(
            users(-1).rampTo(2, MINUTE),
            "number of users must be >= 0, was -1 (load \"shoppers\", start)"),
        arguments(
            FIVE.rampTo(100_000_001, MINUTE),
            "number of users must be <= 100000000, was 100000001 (load \"shoppers\", stage 2)"),
        arguments(
            users(0).hold(MINUTE),
            "number of users must be above 0 somewhere, was 0 throughout (load \"shoppers\")"),
        arguments(
            users(5),
            "a load must last longer than 0 s, was 0 s; add rampTo(...) or hold(...)"
                + " (load \"shoppers\")"),
        arguments(
            FIVE.pacing(Duration.ofMillis(-1500)),
            "pacing must be between 0 s and 30 days, was -1500 ms (load \"shoppers\")"),
        arguments(
            FIVE.pacing(ofDays(31)),
            "pacing must be between 0 s and 30 days, was 2678400 s (load \"shoppers\")"),
        arguments(iterations(0), "number of iterations must be >= 1, was 0 (load \"shoppers\")"),
        arguments(TEN.users(0), "number of users must be >= 1, was 0 (load \"shoppers\")"),
        arguments(
            TEN.users(Integer.MAX_VALUE),
            "number of users must be <= 100000000, was 2147483647 (load \"shoppers\")"),
        arguments(
            TEN.maxDuration(ZERO),
            "maxDuration must be above 0 s and at most 30 days, was 0 s (load \"shoppers\")"),
        arguments(
            FIVE.maxDuration(ofSeconds(-1)),
            "maxDuration must be above 0 s and at most 30 days, was -1 s (load \"shoppers\")"),
        arguments(
            TEN.maxDuration(ofDays(31)),
            "maxDuration must be above 0 s and at most 30 days, was 2678400 s"
                + " (load \"shoppers\")"),
        arguments(
            FINE.grace(ofNanos(-1)),
            "grace must be between 0 s and 30 days, was -0.000001 ms (load \"shoppers\")"),
        arguments(
            FIVE.grace(FOREVER.getDuration()),
            "grace must be between 0 s and 30 days, was 9223372036854775807999.999999 ms"
                + " (load \"shoppers\")"),
        arguments(
            TEN.warmUp(ofSeconds(-1)),
            "warmUp must be between 0 s and 30 days, was -1 s (load \"shoppers\")"),
        arguments(
            FINE.warmUp(MINUTE),
            "warmUp must be shorter than the load of 60 s, was 60 s (load \"shoppers\")"),
        arguments(
            FIVE.maxDuration(ofSeconds(2)).warmUp(ofSeconds(3)),
            "warmUp must be shorter than the load of 2 s, was 3 s (load \"shoppers\")"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysRuleValueAndPlace(LoadProfile profile, String mistake) {
    assertThat(Plans.mistakes(Plans.with(profile))).containsExactly(mistake);
  }

  @Test
  void saysAMistakeOnceThoughAHoldRepeatsIt() {
    ArrivalRate profile =
        FINE.rampTo(perSecond(-5), MINUTE).hold(MINUTE).spike(perSecond(-7), MINUTE);

    assertThat(Plans.mistakes(Plans.with(profile)))
        .containsExactly(
            "rate must be >= 0 per second, was -5 (load \"shoppers\", stage 2)",
            "rate must be >= 0 per second, was -7 (load \"shoppers\", stage 4)",
            "rate must be >= 0 per second, was -5 (load \"shoppers\", stage 6)");
  }

  @Test
  void reportsEveryMistakeOfAProfile() {
    Users profile = users(-1).hold(MINUTE).pacing(ofSeconds(-2)).grace(ofSeconds(-3));

    assertThat(Plans.mistakes(Plans.with(profile)))
        .containsExactly(
            "number of users must be >= 0, was -1 (load \"shoppers\", start)",
            "pacing must be between 0 s and 30 days, was -2 s (load \"shoppers\")",
            "grace must be between 0 s and 30 days, was -3 s (load \"shoppers\")");
  }

  @Test
  void saysTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(Plans.mistakes(Plans.with(FINE.rampTo(perSecond(1e9), MINUTE))))
          .isEqualTo(
              List.of(
                  "rate must be <= 10000000 per second, was 1000000000"
                      + " (load \"shoppers\", stage 2)"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
