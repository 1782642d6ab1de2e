package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.ArrivalRate;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateCurveTest {

  @Test
  void expectsTheAreaBelowIt() {
    for (long seed = 0; seed < 1_000; seed++) {
      ArrivalRate profile = RandomProfiles.of(seed);
      RateCurve curve = RateCurve.of(profile, 1);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 20; i++) {
        double time = random.nextDouble() * curve.seconds() * 1.1;
        double area = RandomProfiles.area(profile, 1, time);
        assertThat(curve.expected(time))
            .as("seed %d, time %s", seed, time)
            .isCloseTo(area, within(1e-9 + area * 1e-12));
      }
    }
  }

  @Test
  void findsTheTimeOfWhatItExpects() {
    for (long seed = 0; seed < 1_000; seed++) {
      RateCurve curve = RateCurve.of(RandomProfiles.of(seed), 1);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 20; i++) {
        double count = random.nextDouble() * curve.total();
        assertThat(curve.expected(curve.timeOf(count)))
            .as("seed %d, count %s", seed, count)
            .isCloseTo(count, within(1e-9 + count * 1e-9));
      }
    }
  }

  @Test
  void theHighestSumIsThatOfManySamplesOrALittleMore() {
    for (long seed = 0; seed < 500; seed++) {
      List<RateCurve> curves =
          List.of(
              RateCurve.of(RandomProfiles.of(seed), 1),
              RateCurve.of(RandomProfiles.of(seed + 500), 3));
      double highest = RateCurve.highest(curves);
      double longest = Math.max(curves.get(0).seconds(), curves.get(1).seconds());
      double sampled = 0;
      for (int i = 0; i <= 5_000; i++) {
        double time = longest * i / 5_000;
        sampled = Math.max(sampled, curves.get(0).rate(time) + curves.get(1).rate(time));
      }
      assertThat(highest).as("seed %d", seed).isBetween(sampled * (1 - 1e-9), sampled * 1.05 + 1);
    }
  }

  @Test
  void peaksAtDifferentTimesDoNotAddUpButThoseBeforeAJumpDo() {
    Duration second = Duration.ofSeconds(1);
    RateCurve falls =
        RateCurve.of(arrivalRate(perSecond(10)).hold(second).rampTo(perSecond(0), second), 1);
    RateCurve rises =
        RateCurve.of(arrivalRate(perSecond(0)).hold(second).rampTo(perSecond(10), second), 1);
    RateCurve jumps =
        RateCurve.of(
            arrivalRate(perSecond(0)).rampTo(perSecond(7), second).spike(perSecond(0), second), 1);
    assertThat(RateCurve.highest(List.of())).isZero();
    assertThat(RateCurve.highest(List.of(falls))).isEqualTo(10);
    assertThat(RateCurve.highest(List.of(falls, rises))).isCloseTo(10, within(1e-9));
    assertThat(RateCurve.highest(List.of(falls, jumps))).isCloseTo(17, within(1e-9));
  }

  @Test
  void hasTheRateOfItsPiece() {
    RateCurve curve =
        RateCurve.of(
            arrivalRate(perSecond(0))
                .rampTo(perSecond(10), Duration.ofSeconds(10))
                .spike(perSecond(100), Duration.ofSeconds(1))
                .hold(Duration.ofSeconds(1)),
            2);

    assertThat(curve.rate(5)).isCloseTo(10, within(1e-9));
    assertThat(curve.rate(10.5)).isEqualTo(200);
    assertThat(curve.rate(11.5)).isEqualTo(20);
    assertThat(curve.rate(-1)).isZero();
    assertThat(curve.rate(12.1)).isZero();
    assertThat(curve.seconds()).isEqualTo(12);
    assertThat(curve.total()).isCloseTo(100 + 200 + 20, within(1e-9));
  }

  @Test
  void reachesWhatIsTooMuchAtItsEnd() {
    RateCurve curve = RateCurve.of(arrivalRate(perSecond(3)).hold(Duration.ofSeconds(2)), 1);

    assertThat(curve.timeOf(7)).isEqualTo(2);
    assertThat(curve.expected(3)).isEqualTo(6);
    assertThat(curve.expected(-1)).isZero();
  }
}
