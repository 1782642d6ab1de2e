package io.orcastrike.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.Reports;
import io.orcastrike.testkit.ResultSinkContract;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MicrometerSinkTest extends ResultSinkContract {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int sinks;

  @Override
  protected ResultSink sink() {
    return MicrometerSink.to(registry).tag("sink", Integer.toString(sinks++));
  }

  @Override
  protected ResultSink brokenSink() {
    return MicrometerSink.to(
        new SimpleMeterRegistry() {
          @Override
          protected <T> Gauge newGauge(Meter.Id id, @Nullable T object, ToDoubleFunction<T> value) {
            throw new IllegalStateException("no more meters");
          }
        });
  }

  @Override
  protected void assertTells(RunReport report) {
    Tags sink = Tags.of("sink", "0", "plan", report.info().plan());
    assertThat(gauge("orca.running", sink)).isZero();
    assertThat(gauge("orca.verdict", sink.and("verdict", Figures.word(report.verdict()))))
        .isEqualTo(1);
    assertThat(count("orca.iterations.started", sink)).isEqualTo(report.totals().started());
    assertThat(count("orca.iterations.dropped", sink.and("cause", "limit")))
        .isEqualTo(report.totals().dropped().limit());
    for (ThresholdResult threshold : report.thresholds()) {
      Tags its =
          sink.and("threshold", threshold.expression())
              .and("state", Figures.word(threshold.state()));
      assertThat(gauge("orca.threshold.state", its)).isEqualTo(1);
    }
    report.series().forEach(series -> assertTells(series, sink));
  }

  private void assertTells(Series series, Tags sink) {
    boolean isIteration = series.key().isIteration();
    Tags scenario =
        sink.and("workload", series.key().workload(), "scenario", series.key().scenario());
    Tags its = isIteration ? scenario : scenario.and("step", series.key().step());
    String what = isIteration ? "orca.iterations" : "orca.steps";
    assertThat(count(what, its.and("outcome", Figures.word(series.key().outcome()))))
        .isEqualTo(series.count());
    if (series.key().outcome() == Outcome.SUCCEEDED) {
      Distribution judged = series.judged();
      String times = isIteration ? "orca.iterations.response" : "orca.steps.service";
      assertThat(gauge(times, its.and("quantile", "0.99"))).isEqualTo(judged.percentile(99) / 1e6);
      assertThat(gauge(times, its.and("quantile", "1"))).isEqualTo(judged.max() / 1e6);
      assertThat(count(times + ".within", its.and("le", "+Inf"))).isEqualTo(judged.count());
      assertThat(count(times + ".within", its.and("le", "0.005")))
          .isEqualTo(Math.round(judged.shareAtOrBelow(5_000) * judged.count()));
    }
  }

  @Test
  void countersNeverFall() {
    RunReport report = Reports.failed();
    MicrometerSink sink = MicrometerSink.to(registry);
    sink.started(report.info());
    sink.progressed(Reports.progress(report, 2));
    long before = count("orca.iterations.started", Tags.empty());
    sink.progressed(Reports.progress(Reports.neverBegan(), 3));

    assertThat(before).isPositive();
    assertThat(count("orca.iterations.started", Tags.empty())).isEqualTo(before);
  }

  @Test
  void aRunTakesThePlaceOfTheOneBefore() {
    for (int run = 0; run < 3; run++) {
      MicrometerSink sink = MicrometerSink.to(registry);
      sink.ended(Reports.passed());
      sink.close();
    }
    int meters = registry.getMeters().size();
    RunReport other = Reports.named("another");
    MicrometerSink.to(registry).ended(other);

    assertThat(gauge("orca.verdict", Tags.of("plan", Reports.passed().info().plan()))).isOne();
    assertThat(registry.getMeters()).hasSizeGreaterThan(meters);
    MicrometerSink again = MicrometerSink.to(registry);
    again.started(other.info());
    assertThat(registry.getMeters()).hasSize(meters);
  }

  @Test
  void metersGoWithTheRunWhereWished() {
    registry.counter("of.somebody.else");
    MicrometerSink sink = MicrometerSink.to(registry).removedAtEnd();
    sink.ended(Reports.big());
    assertThat(registry.getMeters()).hasSizeGreaterThan(100);
    sink.close();

    assertThat(registry.getMeters()).hasSize(1);
  }

  @Test
  void metersAreHeldByTheRegistryAlone() {
    RunReport report = Reports.passed();
    MicrometerSink.to(registry).ended(report);
    System.gc();

    assertThat(count("orca.iterations.started", Tags.empty())).isEqualTo(report.totals().started());
  }

  private long count(String name, Tags tags) {
    return registry.get(name).tags(tags).functionCounters().stream()
        .mapToLong(counter -> (long) counter.count())
        .sum();
  }

  private double gauge(String name, Tags tags) {
    return registry.get(name).tags(tags).gauge().value();
  }
}
