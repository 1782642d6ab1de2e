package io.orcastrike.core.capacity;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialLengthTest {
  private static final Plan PLAN =
      Plan.named("shop")
          .load("shoppers", arrivalRate(perSecond(75)).hold(ofSeconds(60)))
          .scenario("browse", 8, it -> {})
          .scenario("checkout", 2, it -> {})
          .load("robots", arrivalRate(perSecond(25)).hold(ofSeconds(60)))
          .scenario("crawl", it -> {})
          .load("office", users(5).hold(ofSeconds(60)))
          .scenario("export", it -> {})
          .build();

  @Test
  void aPercentileNeedsItsSamples() {
    Threshold p99 = Metric.p99().below(ofSeconds(1));
    Threshold ofShare = Metric.percentile(99.9, "checkout").below(ofSeconds(1));
    assertThat(leastRate(p99)).isCloseTo(10, within(1e-6));
    assertThat(leastRate(ofShare)).isCloseTo(1_000 / 0.15 / 10, within(1e-6));
    assertThat(leastRate(p99, ofShare)).isCloseTo(1_000 / 0.15 / 10, within(1e-6));
  }

  @Test
  void othersNeedNone() {
    assertThat(leastRate(Metric.mean().below(ofSeconds(1)))).isZero();
    assertThat(leastRate(Metric.percentile(100).below(ofSeconds(1)))).isZero();
    assertThat(leastRate(Metric.errorRate().below(0.01))).isZero();
    assertThat(leastRate(Metric.p99("export").below(ofSeconds(1)))).isZero();
  }

  @Test
  void aQueueThatGrowsSlowlyIsNoticedOnlyInTime() {
    assertThat(overshoot(ofSeconds(30), Metric.p95().below(ofMillis(855)))).isEqualTo(0.03);
    assertThat(overshoot(ofSeconds(30), Metric.max().below(ofSeconds(3)))).isEqualTo(0.1);
    assertThat(overshoot(ofSeconds(30), Metric.mean().below(ofSeconds(3)))).isEqualTo(0.2);
    assertThat(
            overshoot(
                ofSeconds(30), Metric.max().below(ofSeconds(3)), Metric.p95().below(ofMillis(855))))
        .isEqualTo(0.03);
    assertThat(overshoot(ofSeconds(30), Metric.errorRate().below(0.1))).isInfinite();
  }

  private static double leastRate(Threshold... thresholds) {
    return new TrialLength(ofSeconds(10), List.of(thresholds)).leastRate(PLAN);
  }

  private static double overshoot(Duration hold, Threshold... thresholds) {
    return new TrialLength(hold, List.of(thresholds)).overshoot();
  }
}
