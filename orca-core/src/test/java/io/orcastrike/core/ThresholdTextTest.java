package io.orcastrike.core;

import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Threshold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTextTest {
  private static final List<String> NAMES =
      List.of("checkout", "a b", "(a)", "x) < 5 ms", "p95", "stepping", "a < b", "ü, or abort");

  @Test
  void readsWhateverAThresholdWrites() {
    for (String name : NAMES) {
      for (Threshold threshold : all(name)) {
        for (Threshold varied : variants(threshold)) {
          assertThat(ThresholdText.parse(varied.toString())).isEqualTo(varied);
        }
      }
    }
  }

  private static List<Threshold> all(String name) {
    Duration time = Duration.ofMillis(1_500);
    return List.of(
        Metric.p50().below(time),
        Metric.p95(name).below(Duration.ofNanos(12_345_678)),
        Metric.percentile(99.9, name).step("pay (all)").below(time),
        Metric.percentile(99.99).step(name).includingFailures().below(time),
        Metric.mean(name).includingFailures().below(time),
        Metric.max().below(time),
        Metric.errorRate().below(0.07),
        Metric.errorRate(name).step(name).below(0.001),
        Metric.checkRate(name).above(0.99),
        Metric.throughput().above(perSecond(1.5)),
        Metric.throughput(name).below(perSecond(1_000_000)),
        Metric.dropped().below(0.5),
        Metric.counter(name).above(-5),
        Metric.counter(name).below(1e15),
        Metric.percentileOf(name, 90).above(0.25),
        Metric.meanOf(name).below(3),
        Metric.maxOf(name).below(7));
  }

  private static List<Threshold> variants(Threshold threshold) {
    return List.of(
        threshold,
        threshold.abort(),
        threshold.over(Duration.ofSeconds(30)),
        threshold.holdingFor(Duration.ofSeconds(5)).abort(),
        threshold.over(Duration.ofSeconds(90)).holdingFor(Duration.ofMillis(2_500)));
  }

  @Test
  void readsWhatPeopleType() {
    assertThat(ThresholdText.parse("p95(checkout)<0.8s"))
        .isEqualTo(Metric.p95("checkout").below(Duration.ofMillis(800)));
    assertThat(ThresholdText.parse("  errorRate <1% over 1m or abort "))
        .isEqualTo(Metric.errorRate().below(0.01).over(Duration.ofMinutes(1)).abort());
    assertThat(ThresholdText.parse("throughput > 100 /s"))
        .isEqualTo(Metric.throughput().above(perSecond(100)));
    assertThat(ThresholdText.parse("p99 including failures < 2s"))
        .isEqualTo(Metric.p99().includingFailures().below(Duration.ofSeconds(2)));
  }

  @Test
  void saysWhatIsWrong() {
    refused("", "be a metric, < or >, and a bound, such as p95(checkout) < 800 ms");
    refused("p95 <= 800 ms", "be a metric, < or >, and a bound");
    refused("p95 = 800 ms", "be a metric, < or >, and a bound");
    refused("p95 < fast", "be a metric, < or >, and a bound");
    refused("p95 < 800 ms sometimes", "be a metric, < or >, and a bound");
    refused("p95 < 800 ms over long", "be a metric, < or >, and a bound");
    refused("< 800 ms", "be a metric, < or >, and a bound");
    refused("95 % < 800 ms", "begin with a metric, such as p95(checkout), errorRate");
    refused("p95(checkout < 800 ms", "begin with a metric");
    refused("latency < 800 ms", "look at p50, p95, p99.9, mean, max, errorRate, checkRate");
    refused("p95 < 800", "have a bound in ms or s behind p95");
    refused("p95(checkout) < 800 min", "have a bound in ms or s behind p95");
    refused("p95 > 800 ms", "compare p95 by <");
    refused("errorRate < 0.01", "have a bound in % behind errorRate");
    refused("errorRate > 1 %", "compare errorRate by <");
    refused("checkRate > 99 %", "say of what, as in checkRate(name)");
    refused("checkRate(ok) < 99 %", "compare checkRate by >");
    refused("throughput > 100", "have a bound in /s behind throughput");
    refused("counter(a) > 1 ms", "have a bound without a unit behind counter");
    refused("dropped(a) < 1 %", "say no name behind dropped");
    refused("errorRate including failures < 1 %", "include failures only where");
  }

  private static void refused(String text, String rule) {
    assertThatThrownBy(() -> ThresholdText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a threshold must " + rule)
        .hasMessageEndingWith(", was \"%s\"".formatted(text));
  }
}
