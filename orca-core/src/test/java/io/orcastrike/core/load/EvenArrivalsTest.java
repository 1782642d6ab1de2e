package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.ArrivalRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenArrivalsTest {
  private static final double SECOND = 1e9;

  @Test
  void areDueWhereTheIntegralReachesTheirNumber() {
    for (long seed = 0; seed < 1_000; seed++) {
      ArrivalRate profile = RandomProfiles.of(seed);
      double scale = seed % 3 == 0 ? 0.5 + seed % 7 : 1;
      Arrivals arrivals = Arrivals.of(profile, scale, seed);
      double total = RandomProfiles.area(profile, scale, Double.MAX_VALUE);

      assertThat((double) arrivals.total()).as("seed %d", seed).isBetween(total - 1e-5, total + 1);
      double worst = 0;
      for (long n = 0; n < arrivals.total(); n++) {
        double reached = RandomProfiles.area(profile, scale, arrivals.dueNanos(n) / SECOND);
        worst = Math.max(worst, Math.abs(reached - n));
      }
      // Due times are whole nanoseconds: at 10,000/s that is 0.00001 arrivals.
      assertThat(worst).as("seed %d", seed).isLessThan(1e-5);
    }
  }

  @Test
  void neverFallAndEndBeforeTheEnd() {
    for (long seed = 0; seed < 1_000; seed++) {
      ArrivalRate profile = RandomProfiles.of(seed);
      Arrivals arrivals = Arrivals.of(profile, 1, seed);
      long[] due = new long[(int) arrivals.total()];
      for (int n = 0; n < due.length; n++) {
        due[n] = arrivals.dueNanos(n);
      }
      assertThat(due).as("seed %d", seed).isSorted();
      long last = due.length == 0 ? 0 : due[due.length - 1];
      assertThat(last).isLessThanOrEqualTo(profile.duration().toNanos());
    }
  }

  @Test
  void areEvenlySpacedAtAConstantRate() {
    assertThat(due(arrivalRate(perSecond(4)).hold(Duration.ofSeconds(1)), 1))
        .containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
  }

  @Test
  void followTheSquareRootOnARampFromZero() {
    List<Long> due = due(arrivalRate(perSecond(0)).rampTo(perSecond(20), Duration.ofSeconds(1)), 1);

    assertThat(due).hasSize(10);
    for (int n = 0; n < 10; n++) {
      assertThat(due.get(n) / SECOND).isCloseTo(Math.sqrt(n / 10.0), within(1e-8));
    }
  }

  @Test
  void countTheStartedPartOfAnArrivalAsOne() {
    assertThat(due(arrivalRate(perSecond(2.2)).hold(Duration.ofSeconds(1)), 1)).hasSize(3);
    assertThat(due(arrivalRate(perSecond(2)).hold(Duration.ofSeconds(1)), 1)).hasSize(2);
  }

  @Test
  void waitUntilThereIsARate() {
    ArrivalRate late =
        arrivalRate(perSecond(0))
            .hold(Duration.ofSeconds(3))
            .spike(perSecond(2), Duration.ofSeconds(1))
            .hold(Duration.ofSeconds(5));

    assertThat(due(late, 1)).containsExactly(3_000_000_000L, 3_500_000_000L);
  }

  @Test
  void pauseWhereTheRateIsZero() {
    ArrivalRate withPause =
        arrivalRate(perSecond(2))
            .hold(Duration.ofSeconds(1))
            .spike(perSecond(0), Duration.ofSeconds(10))
            .hold(Duration.ofSeconds(1));

    assertThat(due(withPause, 1))
        .containsExactly(0L, 500_000_000L, 11_000_000_000L, 11_500_000_000L);
  }

  @Test
  void endAtTheLongestDurationInTheMiddleOfARamp() {
    ArrivalRate cut =
        arrivalRate(perSecond(0))
            .rampTo(perSecond(20), Duration.ofSeconds(2))
            .maxDuration(Duration.ofSeconds(1));

    assertThat(due(cut, 1)).hasSize(5).allMatch(due -> due < SECOND);
  }

  @Test
  void areScaled() {
    ArrivalRate profile = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(2));

    assertThat(due(profile, 0.5)).hasSize(10);
    assertThat(due(profile, 3)).hasSize(60);
    assertThat(due(profile, 1e-9)).isEmpty();
  }

  @Test
  void keepTheirDigitsOverThirtyDaysAtTheHighestRate() {
    ArrivalRate longest = arrivalRate(perSecond(10_000_000)).hold(Duration.ofDays(30));
    Arrivals arrivals = Arrivals.of(longest, 1, 0);

    assertThat(arrivals.total()).isEqualTo(25_920_000_000_000L);
    long last = arrivals.total() - 1;
    assertThat(arrivals.dueNanos(last)).isCloseTo(2_592_000_000_000_000L - 100, within(1_000L));
  }

  private static List<Long> due(ArrivalRate profile, double scale) {
    Arrivals arrivals = Arrivals.of(profile, scale, 0);
    List<Long> due = new ArrayList<>();
    for (long n = 0; n < arrivals.total(); n++) {
      due.add(arrivals.dueNanos(n));
    }
    return due;
  }
}
