package io.orcastrike.api;

import static io.orcastrike.api.Metric.checkRate;
import static io.orcastrike.api.Metric.counter;
import static io.orcastrike.api.Metric.dropped;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.maxOf;
import static io.orcastrike.api.Metric.mean;
import static io.orcastrike.api.Metric.meanOf;
import static io.orcastrike.api.Metric.p50;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Metric.percentile;
import static io.orcastrike.api.Metric.percentileOf;
import static io.orcastrike.api.Metric.throughput;
import static io.orcastrike.api.Plans.FINE;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdRulesTest {
  private static final Duration TIME = ofMillis(100);

  static Stream<Threshold> fine() {
    return Stream.of(
        p95().below(TIME),
        p95("browse").step("any step").includingFailures().below(Duration.ofNanos(1)),
        percentile(100).below(TIME),
        percentile(0.001, "browse").below(TIME),
        mean("browse").below(TIME),
        errorRate("browse").below(1),
        errorRate().step("login").below(1e-9),
        checkRate("has items").above(0),
        throughput().above(perSecond(0)),
        throughput("browse").step("login").below(perSecond(1e9)),
        dropped().below(0.001),
        counter("errors").below(-5),
        meanOf("size").above(-1),
        maxOf("size").below(0),
        errorRate().below(0.1).over(ofSeconds(60)).holdingFor(ofSeconds(60)).abort(),
        errorRate().below(0.1).over(ofSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("fine")
  void acceptsWhatKeepsTheRules(Threshold threshold) {
    assertThat(Plans.mistakes(Plans.with(FINE).threshold(threshold))).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(
            p50("pay").below(TIME),
            "a threshold must name a scenario of the plan, one of [browse], was \"pay\""),
        arguments(
            errorRate("pay").below(0.1),
            "a threshold must name a scenario of the plan, one of [browse], was \"pay\""),
        arguments(
            throughput("").above(perSecond(1)),
            "a threshold must name a scenario of the plan, one of [browse], was \"\""),
        arguments(p95().step(" ").below(TIME), "name of a step must not be blank, was \" \""),
        arguments(checkRate("").above(0.5), "name of a check must not be blank, was \"\""),
        arguments(counter("").above(5), "name of a counter must not be blank, was \"\""),
        arguments(
            maxOf("d".repeat(201)).above(5),
            "name of a distribution must have at most 200 characters, had 201"),
        arguments(percentile(0).below(TIME), "a percentile must be above 0 and at most 100, was 0"),
        arguments(
            percentile(100.5, "browse").below(TIME),
            "a percentile must be above 0 and at most 100, was 100.5"),
        arguments(
            percentileOf("size", Double.NaN).above(1),
            "a percentile must be above 0 and at most 100, was NaN"),
        arguments(p95().below(Duration.ZERO), "a time to stay below must be > 0, was 0"),
        arguments(p95().below(ofSeconds(-5)), "a time to stay below must be > 0, was -5000"),
        arguments(errorRate().below(0), "a share to stay below must be > 0, was 0"),
        arguments(errorRate().below(5), "a share to stay below must be <= 1, was 5"),
        arguments(dropped().below(-0.1), "a share to stay below must be > 0, was -0.1"),
        arguments(checkRate("c").above(-0.1), "a share to stay above must be >= 0, was -0.1"),
        arguments(checkRate("c").above(1), "a share to stay above must be < 1, was 1"),
        arguments(throughput().below(perSecond(0)), "a rate to stay below must be > 0, was 0"),
        arguments(throughput().above(perSecond(-1)), "a rate to stay above must be >= 0, was -1"),
        arguments(counter("c").below(Double.NaN), "a bound must be finite, was NaN"),
        arguments(errorRate().below(Double.NaN), "a bound must be finite, was NaN"),
        arguments(
            throughput().above(perSecond(Double.POSITIVE_INFINITY)),
            "a bound must be finite, was Infinity"),
        arguments(
            p95().below(TIME).over(Duration.ZERO),
            "a window must be whole seconds >= 1 s, was 0 s"),
        arguments(
            p95().below(TIME).over(ofMillis(1500)),
            "a window must be whole seconds >= 1 s, was 1500 ms"),
        arguments(
            p95().below(TIME).over(ofSeconds(61)),
            "a window must fit into the run of 60 s, was 61 s"),
        arguments(
            p95().below(TIME).holdingFor(ofSeconds(-1)),
            "holdingFor must be whole seconds >= 0 s, was -1 s"),
        arguments(
            p95().below(TIME).holdingFor(ofMillis(500)),
            "holdingFor must be whole seconds >= 0 s, was 500 ms"),
        arguments(
            p95().below(TIME).holdingFor(ofSeconds(61)),
            "holdingFor must fit into the run of 60 s, was 61 s"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysRuleValueAndPlace(Threshold threshold, String mistake) {
    assertThat(Plans.mistakes(Plans.with(FINE).threshold(threshold)))
        .containsExactly("%s (threshold %s)".formatted(mistake, threshold));
  }

  @Test
  void namesScenariosOfEveryLoadSorted() {
    Plan.Builder plan =
        Plans.with(FINE)
            .load("back office", FINE)
            .scenario("archive", Plans::nothing)
            .threshold(p95("x").below(TIME));

    assertThat(Plans.mistakes(plan))
        .containsExactly(
            "a threshold must name a scenario of the plan, one of [archive, browse], was \"x\""
                + " (threshold p95(x) < 100 ms)");
  }

  @Test
  void doesNotJudgeWindowsByARunThatIsWrongItself() {
    Plan.Builder plan = Plan.named("shop").threshold(errorRate().below(0.1).over(ofSeconds(30)));

    assertThat(Plans.mistakes(plan))
        .containsExactly("a plan must have at least one load(...), had none");
  }
}
