package io.orcastrike.api;

import static io.orcastrike.api.Metric.checkRate;
import static io.orcastrike.api.Metric.counter;
import static io.orcastrike.api.Metric.dropped;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.max;
import static io.orcastrike.api.Metric.maxOf;
import static io.orcastrike.api.Metric.mean;
import static io.orcastrike.api.Metric.meanOf;
import static io.orcastrike.api.Metric.p50;
import static io.orcastrike.api.Metric.p90;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Metric.p99;
import static io.orcastrike.api.Metric.percentile;
import static io.orcastrike.api.Metric.percentileOf;
import static io.orcastrike.api.Metric.throughput;
import static io.orcastrike.api.Rate.perMinute;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.time.temporal.ChronoUnit.FOREVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orcastrike.api.Threshold.Comparison;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdTest {

  static Stream<Arguments> expressions() {
    return Stream.of(
        arguments(p50().below(ofMillis(800)), "p50 < 800 ms"),
        arguments(p90("pay").below(ofSeconds(2)), "p90(pay) < 2000 ms"),
        arguments(p95("pay").step("card").below(ofMillis(800)), "p95(pay, step card) < 800 ms"),
        arguments(p99().step("card").below(ofMillis(1)), "p99(step card) < 1 ms"),
        arguments(
            p99("pay").includingFailures().below(ofNanos(1_500_000)),
            "p99(pay) including failures < 1.5 ms"),
        arguments(percentile(99.9).below(ofMillis(5)), "p99.9 < 5 ms"),
        arguments(percentile(50, "pay").below(ofMillis(5)), "p50(pay) < 5 ms"),
        arguments(mean().below(ofMillis(5)), "mean < 5 ms"),
        arguments(max("pay").below(ofMillis(5)), "max(pay) < 5 ms"),
        arguments(errorRate().below(0.01), "errorRate < 1 %"),
        arguments(errorRate("pay").step("card").below(0.07), "errorRate(pay, step card) < 7 %"),
        arguments(errorRate().below(1e-9), "errorRate < 0.0000001 %"),
        arguments(checkRate("has items").above(0.995), "checkRate(has items) > 99.5 %"),
        arguments(throughput().above(perSecond(200)), "throughput > 200/s"),
        arguments(throughput("pay").below(perMinute(90)), "throughput(pay) < 1.5/s"),
        arguments(throughput().step("card").above(perSecond(1)), "throughput(step card) > 1/s"),
        arguments(dropped().below(0.001), "dropped < 0.1 %"),
        arguments(counter("orders").above(1_000_000), "counter(orders) > 1000000"),
        arguments(counter("orders").below(Double.NaN), "counter(orders) < NaN"),
        arguments(percentileOf("size", 95).below(0.25), "p95(size) < 0.25"),
        arguments(meanOf("size").above(-3), "mean(size) > -3"),
        arguments(maxOf("size").below(100), "max(size) < 100"),
        arguments(p95().below(ofMillis(800)).over(ofSeconds(30)), "p95 < 800 ms over 30 s"),
        arguments(
            p95().below(ofMillis(800)).holdingFor(ofSeconds(10)), "p95 < 800 ms holding for 10 s"),
        arguments(errorRate().below(0.5).abort(), "errorRate < 50 % or abort"),
        arguments(
            errorRate().below(0.01).over(ofMillis(1500)).holdingFor(ofSeconds(5)).abort(),
            "errorRate < 1 % over 1500 ms holding for 5 s or abort"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void readsAsPeopleWriteIt(Threshold threshold, String expression) {
    assertThat(threshold).hasToString(expression);
  }

  @Test
  void passesOnTheRightSideOfItsBoundOnly() {
    assertThat(Comparison.BELOW.passes(0.9, 1)).isTrue();
    assertThat(Comparison.BELOW.passes(1, 1)).isFalse();
    assertThat(Comparison.ABOVE.passes(1.1, 1)).isTrue();
    assertThat(Comparison.ABOVE.passes(1, 1)).isFalse();
  }

  @Test
  void neverPassesForWhatIsNoNumber() {
    assertThat(Comparison.BELOW.passes(Double.NaN, 1)).isFalse();
    assertThat(Comparison.ABOVE.passes(Double.NaN, 1)).isFalse();
  }

  @Test
  void judgesTheWholeRunAtItsEndUnlessToldOtherwise() {
    Metric metric = p95("pay");

    assertThat(p95("pay").below(ofMillis(800)))
        .isEqualTo(
            new Threshold(metric, Comparison.BELOW, 800, Optional.empty(), Duration.ZERO, false));
  }

  @Test
  void takesATimeOfAnyLength() {
    assertThat(p95().below(FOREVER.getDuration()).bound()).isGreaterThan(9.2e21).isFinite();
  }
}
