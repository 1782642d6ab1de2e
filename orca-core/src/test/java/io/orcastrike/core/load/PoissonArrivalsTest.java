package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.ArrivalRate;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PoissonArrivalsTest {
  private static final long SEED = 20_261_122;

  @Test
  void comeAtExponentialDistancesAtAConstantRate() {
    Arrivals arrivals =
        Arrivals.of(arrivalRate(perSecond(50)).poisson().hold(Duration.ofSeconds(200)), 1, SEED);
    double[] distances = new double[(int) arrivals.total() - 1];
    for (int n = 0; n < distances.length; n++) {
      distances[n] = (arrivals.dueNanos(n + 1) - arrivals.dueNanos(n)) / 1e9;
    }

    assertThat(kolmogorovSmirnov(distances, x -> 1 - Math.exp(-50 * x))).isLessThan(1.36);
  }

  @Test
  void comeAtExponentialDistancesOfTheIntegralOnARamp() {
    ArrivalRate ramp =
        arrivalRate(perSecond(0))
            .rampTo(perSecond(100), Duration.ofSeconds(100))
            .rampTo(perSecond(5), Duration.ofMillis(60_500));
    Arrivals arrivals = Arrivals.of(ramp.poisson(), 1, SEED);
    double[] distances = new double[(int) arrivals.total() - 1];
    for (int n = 0; n < distances.length; n++) {
      distances[n] = expected(ramp, arrivals, n + 1) - expected(ramp, arrivals, n);
    }

    assertThat(kolmogorovSmirnov(distances, x -> 1 - Math.exp(-x))).isLessThan(1.36);
  }

  @Test
  void areAsManyAsExpectedWithTheSpreadOfAPoissonDistribution() {
    ArrivalRate profile = arrivalRate(perSecond(7)).poisson().hold(Duration.ofSeconds(30));
    double sum = 0;
    double squares = 0;
    int runs = 2_000;
    for (int seed = 0; seed < runs; seed++) {
      double total = Arrivals.of(profile, 1, Seeds.fold(SEED, seed)).total();
      sum += total;
      squares += total * total;
    }
    double mean = sum / runs;

    assertThat(mean).isCloseTo(210, within(4 * Math.sqrt(210.0 / runs)));
    assertThat(squares / runs - mean * mean).isCloseTo(210, within(30.0));
  }

  @Test
  void areFoundAtOnceInAnyOrder() {
    ArrivalRate profile =
        arrivalRate(perSecond(0))
            .rampTo(perSecond(40), Duration.ofSeconds(20))
            .spike(perSecond(0), Duration.ofSeconds(3))
            .hold(Duration.ofMillis(2_700))
            .poisson();
    Arrivals inOrder = Arrivals.of(profile, 1, SEED);
    long[] due = new long[(int) inOrder.total()];
    for (int n = 0; n < due.length; n++) {
      due[n] = inOrder.dueNanos(n);
    }

    assertThat(due).isSorted();
    assertThat(due[due.length - 1]).isLessThanOrEqualTo(profile.duration().toNanos());
    SplittableRandom random = new SplittableRandom(SEED);
    Arrivals anyOrder = Arrivals.of(profile, 1, SEED);
    for (int i = 0; i < 500; i++) {
      int n = random.nextInt(due.length);
      assertThat(anyOrder.dueNanos(n)).isEqualTo(due[n]);
      assertThat(Arrivals.of(profile, 1, SEED).dueNanos(n)).isEqualTo(due[n]);
    }
  }

  @Test
  void differWithTheSeed() {
    ArrivalRate profile = arrivalRate(perSecond(40)).poisson().hold(Duration.ofSeconds(2));

    assertThat(Arrivals.of(profile, 1, 1).dueNanos(0))
        .isNotEqualTo(Arrivals.of(profile, 1, 2).dueNanos(0));
  }

  @Test
  void arriveNotAtAllWhereTheRateIsZero() {
    ArrivalRate profile =
        arrivalRate(perSecond(0))
            .hold(Duration.ofMillis(1_500))
            .spike(perSecond(100), Duration.ofSeconds(1))
            .hold(Duration.ofSeconds(5))
            .poisson();
    Arrivals arrivals = Arrivals.of(profile, 1, SEED);

    assertThat(arrivals.total()).isBetween(60L, 140L);
    assertThat(arrivals.dueNanos(0)).isGreaterThanOrEqualTo(1_500_000_000L);
    assertThat(arrivals.dueNanos(arrivals.total() - 1)).isLessThanOrEqualTo(2_500_000_000L);
  }

  private static double expected(ArrivalRate profile, Arrivals arrivals, long number) {
    return RandomProfiles.area(profile, 1, arrivals.dueNanos(number) / 1e9);
  }

  /** √n times the largest distance of the two distribution functions; 1.36 is exceeded by 5 %. */
  static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator distribution) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = distribution.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.abs(expected - (double) i / sorted.length));
      distance = Math.max(distance, Math.abs((i + 1.0) / sorted.length - expected));
    }
    return distance * Math.sqrt(sorted.length);
  }
}
