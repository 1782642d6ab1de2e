package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final Trust TRUST = new Trust(TrustLimits.DEFAULT);
  private static final Distribution ON_TIME = Slices.times(1_000, 50);

  @Test
  void isGivenToADroneOnTime() {
    assertThat(reasons(Slices.second(0).load(1_000, 1_000, 0).succeeded(1_000, 5), ON_TIME))
        .isEmpty();
  }

  @Test
  void isLostByLagAboveFiveMillisecondsAndATenthOfTheResponse() {
    Distribution late = late(1_000, 20, 8_000);

    assertThat(reasons(Slices.second(0).succeeded(1_000, 10), late))
        .singleElement()
        .asString()
        .contains("d1 started iterations late: p99 of the lag is 8.0 ms, allowed are 5.0 ms")
        .contains("processor up to 50 %, gc up to 5 %");
    assertThat(reasons(Slices.second(0).succeeded(1_000, 100), late)).isEmpty();
    assertThat(reasons(Slices.second(0).failed(1_000, 100), late)).isEmpty();
  }

  @Test
  void isNotWonByTheResponsesOfWarmUpOrInterruptedIterations() {
    Distribution late = late(1_000, 20, 8_000);
    SeriesKey warm = new SeriesKey("load", "a", "", Outcome.SUCCEEDED, true);

    assertThat(reasons(Slices.second(0).succeeded(1_000, 1).series(warm, 1_000, 900), late))
        .isNotEmpty();
    assertThat(
            reasons(
                Slices.second(0)
                    .succeeded(1_000, 1)
                    .series(Slices.key("a", "", Outcome.INTERRUPTED), 1_000, 900),
                late))
        .isNotEmpty();
  }

  @Test
  void isNotLostByFewLateStarts() {
    assertThat(reasons(Slices.second(0).succeeded(1_000, 1), late(1_000, 9, 80_000))).isEmpty();
    assertThat(reasons(Slices.second(0).succeeded(1_000, 1), late(99, 99, 80_000))).isEmpty();
  }

  @Test
  void isLostByTheProbeWhereNothingIsDue() {
    DroneSum sum = new DroneSum();
    sum.add(
        Slices.second(0)
            .load(1_000, 1_000, 0)
            .succeeded(1_000, 1)
            .generator(Distribution.EMPTY, late(100, 5, 30_000), Health.UNKNOWN, false)
            .build(),
        true);

    assertThat(TRUST.reasons("d1", sum))
        .singleElement()
        .asString()
        .startsWith("d1 woke its threads late: p99 of the lag is 30");
  }

  @Test
  void isLostByTheProbeWhereOnlySomeIterationsAreDue() {
    DroneSum sum = new DroneSum();
    sum.add(
        Slices.second(0)
            .load(5_000, 5_000, 0)
            .succeeded(5_000, 1)
            .generator(ON_TIME, late(100, 5, 30_000), Health.UNKNOWN, false)
            .build(),
        true);

    assertThat(TRUST.reasons("d1", sum))
        .singleElement()
        .asString()
        .startsWith("d1 woke its threads late: p99 of the lag is 30");
  }

  @Test
  void isLostByMoreThanOneInAThousandDropped() {
    Slices atLimit = Slices.second(0).load("load", 10_000, 9_990, 0, 10).succeeded(9_990, 1);
    Slices above = Slices.second(0).load("load", 10_000, 9_989, 0, 11).succeeded(9_989, 1);
    Slices slowTarget = Slices.second(0).load("load", 10_000, 5_000, 5_000, 0).succeeded(5_000, 1);

    assertThat(reasons(atLimit, ON_TIME)).isEmpty();
    assertThat(reasons(slowTarget, ON_TIME)).isEmpty();
    assertThat(reasons(above, ON_TIME))
        .containsExactly(
            "d1 dropped 11 of 10,000 iterations because it could not keep up (0.11 %, allowed are"
                + " 0.10 %)");
  }

  @Test
  void followsItsLimits() {
    DroneSum sum = sum(Slices.second(0).succeeded(1_000, 1), late(1_000, 20, 8_000));

    assertThat(new Trust(TrustLimits.DEFAULT.withLag(Duration.ofMillis(9))).reasons("d1", sum))
        .isEmpty();
    assertThat(new Trust(new TrustLimits(Duration.ZERO, 0, 0)).reasons("d1", sum)).hasSize(1);
  }

  @Test
  void isNotLostByAWarning() {
    DroneSum sum = new DroneSum();
    sum.add(
        Slices.second(0)
            .succeeded(1_000, 5)
            .generator(ON_TIME, ON_TIME, new Health(0.95, 0.2, 10), true)
            .build(),
        true);
    sum.add(Slices.second(1).generator(ON_TIME, ON_TIME, Health.UNKNOWN, false).build(), true);

    assertThat(TRUST.reasons("d1", sum)).isEmpty();
    assertThat(TRUST.warnings(sum))
        .containsExactly(
            "used up to 95 % of its processors",
            "spent up to 20 % of a second in garbage collection",
            "met more than 400 step names: the rest is under \"(other)\", and names first seen late"
                + " are partial");
    assertThat(TRUST.warnings(new DroneSum())).isEmpty();
  }

  private static List<String> reasons(Slices slices, Distribution lag) {
    return TRUST.reasons("d1", sum(slices, lag));
  }

  private static DroneSum sum(Slices slices, Distribution lag) {
    DroneSum sum = new DroneSum();
    Health health = new Health(0.5, 0.05, 100);
    sum.add(slices.generator(lag, Distribution.EMPTY, health, false).build(), true);
    return sum;
  }

  /** So many starts, of which some were late. */
  private static Distribution late(int count, int late, long micros) {
    DistributionBuilder builder = new DistributionBuilder();
    for (int i = 0; i < count; i++) {
      builder.record(i < late ? micros : 50);
    }
    return builder.build();
  }
}
