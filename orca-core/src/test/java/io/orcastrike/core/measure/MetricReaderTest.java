package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.Metric;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import org.junit.jupiter.api.Test;

class MetricReaderTest {

  @Test
  void readsLatencyOfSuccessesInMilliseconds() {
    Tally tally = Slices.second(0).succeeded(90, 10).failed(10, 500).tally();

    Reading p99 = MetricReader.read(Metric.p99(), tally, 1);
    assertThat(p99.samples()).isEqualTo(90);
    assertThat(p99.value().orElseThrow()).isCloseTo(10, within(0.01));
    Reading all = MetricReader.read(Metric.p99().includingFailures(), tally, 1);
    assertThat(all.samples()).isEqualTo(100);
    assertThat(all.value().orElseThrow()).isCloseTo(500, within(0.5));
    assertThat(value(Metric.mean(), tally)).isCloseTo(10, within(0.01));
    assertThat(value(Metric.max(), tally)).isCloseTo(10, within(0.01));
  }

  @Test
  void readsResponseOfIterationsAndServiceOfSteps() {
    SeriesKey step = Slices.key("a", "card", Outcome.SUCCEEDED);
    Tally tally = Slices.second(0).succeeded(5, 30).series(step, 7, 3).tally();

    assertThat(value(Metric.p50(), tally)).isCloseTo(30, within(0.1));
    assertThat(value(Metric.p50("a").step("card"), tally)).isCloseTo(3, within(0.01));
    assertThat(MetricReader.read(Metric.p50().step("card"), tally, 1).samples()).isEqualTo(7);
  }

  @Test
  void selectsAScenarioAndNeverTheWarmUp() {
    SeriesKey warm = new SeriesKey("load", "a", "", Outcome.SUCCEEDED, true);
    Tally tally =
        Slices.second(0)
            .succeeded(5, 10)
            .series(Slices.key("b", "", Outcome.SUCCEEDED), 5, 90)
            .series(warm, 50, 900)
            .tally();

    assertThat(value(Metric.max("a"), tally)).isCloseTo(10, within(0.1));
    assertThat(value(Metric.max("b"), tally)).isCloseTo(90, within(0.1));
    assertThat(MetricReader.read(Metric.max(), tally, 1).samples()).isEqualTo(10);
    assertThat(MetricReader.read(Metric.throughput(), tally, 10).value()).hasValue(1);
  }

  @Test
  void readsErrorRatesOfIterationsAndSteps() {
    Tally tally =
        Slices.second(0)
            .succeeded(90, 10)
            .failed(10, 10)
            .series(Slices.key("a", "", Outcome.INTERRUPTED), 100, 10)
            .series(Slices.key("a", "card", Outcome.FAILED), 3, 10)
            .series(Slices.key("a", "card", Outcome.SUCCEEDED), 1, 10)
            .tally();

    assertThat(MetricReader.read(Metric.errorRate(), tally, 1)).isEqualTo(Reading.of(0.1, 100));
    assertThat(MetricReader.read(Metric.errorRate("a").step("card"), tally, 1))
        .isEqualTo(Reading.of(0.75, 4));
  }

  @Test
  void readsChecksOfAllScenarios() {
    Tally tally =
        Slices.second(0)
            .check("a", "ok", 8, 1)
            .check("b", "ok", 0, 1)
            .check("a", "x", 0, 9)
            .tally();

    assertThat(MetricReader.read(Metric.checkRate("ok"), tally, 1)).isEqualTo(Reading.of(0.8, 10));
    assertThat(MetricReader.read(Metric.checkRate("none"), tally, 1)).isEqualTo(Reading.NOTHING);
  }

  @Test
  void readsSuccessesPerSecondAlsoWhereNothingEnded() {
    Tally tally = Slices.second(0).succeeded(50, 1).failed(50, 1).tally();

    assertThat(MetricReader.read(Metric.throughput(), tally, 4)).isEqualTo(Reading.of(12.5, 100));
    Reading standstill = MetricReader.read(Metric.throughput(), new Tally(), 4);
    assertThat(standstill.value()).hasValue(0);
    assertThat(standstill.samples()).isZero();
    assertThat(MetricReader.read(Metric.throughput(), tally, 0)).isEqualTo(Reading.NOTHING);
  }

  @Test
  void readsDropsOfAllCauses() {
    Tally tally = Slices.second(0).load("load", 100, 85, 10, 5).tally();

    assertThat(MetricReader.read(Metric.dropped(), tally, 1)).isEqualTo(Reading.of(0.15, 100));
    assertThat(MetricReader.read(Metric.dropped(), new Tally(), 1)).isEqualTo(Reading.NOTHING);
  }

  @Test
  void readsCountersAndDistributions() {
    Tally tally = Slices.second(0).counter("bytes", 70).value("size", 1, 2, 3, 10).tally();

    assertThat(MetricReader.read(Metric.counter("bytes"), tally, 1)).isEqualTo(Reading.of(70, 1));
    assertThat(MetricReader.read(Metric.counter("none"), tally, 1)).isEqualTo(Reading.NOTHING);
    assertThat(MetricReader.read(Metric.percentileOf("size", 50), tally, 1))
        .isEqualTo(Reading.of(2, 4));
    assertThat(MetricReader.read(Metric.maxOf("size"), tally, 1)).isEqualTo(Reading.of(10, 4));
    assertThat(MetricReader.read(Metric.meanOf("size"), tally, 1)).isEqualTo(Reading.of(4, 4));
    assertThat(MetricReader.read(Metric.maxOf("none"), tally, 1)).isEqualTo(Reading.NOTHING);
  }

  @Test
  void tellsTheShareThatMetTheLimitInTheLoadOfTheScenario() {
    Tally tally =
        Slices.second(0)
            .load("load", 100, 50, 50, 0)
            .load("other", 900, 900, 0, 0)
            .succeeded(50, 1)
            .series(Slices.key("c", "", Outcome.SUCCEEDED), 900, 1)
            .tally();

    assertThat(MetricReader.limitShare(Metric.p95("a"), tally)).isEqualTo(0.5);
    assertThat(MetricReader.limitShare(Metric.p95("c"), tally)).isZero();
    assertThat(MetricReader.limitShare(Metric.p95(), tally)).isEqualTo(0.05);
    assertThat(MetricReader.limitShare(Metric.errorRate(), tally)).isZero();
  }

  @Test
  void addsExactlyWhateverTheOrder() {
    Slice one = Slices.second(0).load(5, 5, 0).succeeded(3, 10).check("a", "ok", 1, 2).build();
    Slice two =
        Slices.second(1).load(7, 6, 1).succeeded(4, 20).counter("n", 3).value("v", 5).build();
    Tally forward = new Tally();
    forward.add(one);
    forward.add(two);
    Tally backward = new Tally();
    backward.add(two);
    backward.add(one);
    Tally ofTallies = new Tally();
    Tally part = new Tally();
    part.add(one);
    ofTallies.add(part);
    ofTallies.add(backward);

    assertThat(forward.series(key -> true)).isEqualTo(backward.series(key -> true));
    assertThat(forward.totals(load -> true, true)).isEqualTo(backward.totals(load -> true, true));
    assertThat(forward.checks()).isEqualTo(backward.checks());
    assertThat(forward.counters()).isEqualTo(backward.counters());
    assertThat(forward.distributions()).isEqualTo(backward.distributions());
    assertThat(ofTallies.series(key -> true)).extracting(Series::count).containsExactly(10L);
    assertThat(ofTallies.totals(load -> true, true).planned()).isEqualTo(17);
    assertThat(ofTallies.check("ok").failed()).isEqualTo(4);
  }

  private static double value(Metric metric, Tally tally) {
    return MetricReader.read(metric, tally, 1).value().orElseThrow();
  }
}
