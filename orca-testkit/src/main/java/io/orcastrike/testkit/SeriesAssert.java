package io.orcastrike.testkit;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions on what was measured of iterations, or of a step: warm-up apart; times of those that
 * succeeded, which of iterations are response times.
 *
 * <p>Used by one thread at a time.
 */
public final class SeriesAssert {
  private final RunReport report;
  private final Optional<String> scenario;
  private final Optional<String> step;
  private final boolean service;

  SeriesAssert(RunReport report, Optional<String> scenario, Optional<String> step) {
    this(report, scenario, step, step.isPresent());
  }

  private SeriesAssert(
      RunReport report, Optional<String> scenario, Optional<String> step, boolean service) {
    this.report = report;
    this.scenario = scenario;
    this.step = step;
    this.service = service;
  }

  /** Goes on to a step of the scenario. */
  public SeriesAssert step(String name) {
    return new SeriesAssert(report, scenario, Optional.of(name));
  }

  /** Looks at service times from now on: from the actual start, not from when it was due. */
  public SeriesAssert service() {
    return new SeriesAssert(report, scenario, step, true);
  }

  /** Begins assertions on the median. */
  public AbstractDurationAssert<?> p50() {
    return percentile(50);
  }

  /** Begins assertions on the 90th percentile. */
  public AbstractDurationAssert<?> p90() {
    return percentile(90);
  }

  /** Begins assertions on the 95th percentile. */
  public AbstractDurationAssert<?> p95() {
    return percentile(95);
  }

  /** Begins assertions on the 99th percentile. */
  public AbstractDurationAssert<?> p99() {
    return percentile(99);
  }

  /**
   * Begins assertions on a percentile.
   *
   * @param percent above 0, at most 100, such as 99.9
   */
  public AbstractDurationAssert<?> percentile(double percent) {
    return time("p" + percent, times -> times.percentile(percent));
  }

  /** Begins assertions on the mean. */
  public AbstractDurationAssert<?> mean() {
    return time("mean", times -> Math.round(times.mean()));
  }

  /** Begins assertions on the longest time. */
  public AbstractDurationAssert<?> max() {
    return time("max", Distribution::max);
  }

  /** Begins assertions on how many ended, in whatever way. */
  public AbstractLongAssert<?> count() {
    return Assertions.assertThat(count(Outcome.values())).as(() -> description("count"));
  }

  /** Begins assertions on the share, 0 to 1, that failed. */
  public AbstractDoubleAssert<?> errorRate() {
    double all = count(Outcome.SUCCEEDED, Outcome.FAILED);
    requireData(all > 0);
    return Assertions.assertThat(count(Outcome.FAILED) / all).as(() -> description("error rate"));
  }

  /** Verifies that none failed, and that there were any. */
  public SeriesAssert hasNoErrors() {
    errorRate().isZero();
    return this;
  }

  private AbstractDurationAssert<?> time(String what, Function<Distribution, Long> micros) {
    Distribution times =
        report.series().stream()
            .filter(series -> isMeant(series.key(), Outcome.SUCCEEDED))
            .map(series -> service ? series.service() : series.judged())
            .reduce(Distribution.EMPTY, Distribution::plus);
    requireData(!times.isEmpty());
    return Assertions.assertThat(Duration.ofNanos(micros.apply(times) * 1_000))
        .as(() -> description(what));
  }

  private long count(Outcome... outcomes) {
    long count = 0;
    for (Outcome outcome : outcomes) {
      count +=
          report.series().stream()
              .filter(series -> isMeant(series.key(), outcome))
              .mapToLong(Series::count)
              .sum();
    }
    return count;
  }

  private boolean isMeant(SeriesKey key, Outcome outcome) {
    return !key.warmUp()
        && key.outcome() == outcome
        && key.step().equals(step.orElse(""))
        && scenario.map(key.scenario()::equals).orElse(true);
  }

  private void requireData(boolean there) {
    if (!there) {
      throw new AssertionError(
          "nothing was measured of %s; measured are: %s%n%s"
              .formatted(name(), ReportText.measured(report), ReportText.of(report)));
    }
  }

  private String description(String what) {
    String times = service || step.isPresent() ? "service" : "response";
    return "%s of %s (%s) in %s".formatted(what, name(), times, ReportText.of(report));
  }

  private String name() {
    String of = scenario.map("scenario \"%s\""::formatted).orElse("all scenarios");
    return step.map(name -> "step \"%s\" of %s".formatted(name, of)).orElse(of);
  }
}
