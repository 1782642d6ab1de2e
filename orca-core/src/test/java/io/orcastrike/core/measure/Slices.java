package io.orcastrike.core.measure;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes slices. */
final class Slices {
  private final int from;
  private final int to;
  private final List<Slice.Load> loads = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Slice.Check> checks = new ArrayList<>();
  private final List<Slice.Counter> counters = new ArrayList<>();
  private final List<Slice.Values> values = new ArrayList<>();
  private final List<Slice.Failures> errors = new ArrayList<>();
  private final List<SlowIteration> slowest = new ArrayList<>();
  private Slice.Generator generator = Slice.Generator.UNKNOWN;

  private Slices(int from, int to) {
    this.from = from;
    this.to = to;
  }

  static Slices of(int from, int to) {
    return new Slices(from, to);
  }

  static Slices second(int second) {
    return new Slices(second, second + 1);
  }

  /** A plan of one load "load" with the scenarios "a" and "b". */
  static Plan plan(Threshold... thresholds) {
    return plan(Duration.ZERO, thresholds);
  }

  static Plan plan(Duration warmUp, Threshold... thresholds) {
    LoadProfile profile =
        LoadProfile.arrivalRate(Rate.perSecond(100)).hold(Duration.ofHours(1)).warmUp(warmUp);
    Plan.Builder plan =
        Plan.named("plan")
            .load("load", profile)
            .scenario("a", iteration -> {})
            .scenario("b", iteration -> {})
            .load("other", profile)
            .scenario("c", iteration -> {});
    for (Threshold threshold : thresholds) {
      plan.threshold(threshold);
    }
    return plan.build();
  }

  static Distribution micros(long... values) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long value : values) {
      builder.record(value);
    }
    return builder.build();
  }

  static Distribution times(long count, long value) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long i = 0; i < count; i++) {
      builder.record(value);
    }
    return builder.build();
  }

  static SeriesKey key(String scenario, String step, Outcome outcome) {
    return new SeriesKey(scenario.equals("c") ? "other" : "load", scenario, step, outcome, false);
  }

  Slices load(long planned, long started, long limit) {
    return load("load", planned, started, limit, 0);
  }

  Slices load(String workload, long planned, long started, long limit, long generator) {
    loads.add(
        new Slice.Load(workload, false, planned, started, new Totals.Dropped(limit, generator, 0)));
    return this;
  }

  /** So many iterations of scenario "a" that took so many milliseconds. */
  Slices succeeded(long count, long millis) {
    return series(key("a", "", Outcome.SUCCEEDED), count, millis);
  }

  Slices failed(long count, long millis) {
    return series(key("a", "", Outcome.FAILED), count, millis);
  }

  Slices series(SeriesKey key, long count, long millis) {
    Distribution service = times(count, millis * 1_000);
    Distribution response = key.isIteration() ? service : Distribution.EMPTY;
    series.add(new Series(key, response, service, count));
    return this;
  }

  Slices check(String scenario, String name, long passed, long failed) {
    checks.add(new Slice.Check(scenario, name, passed, failed));
    return this;
  }

  Slices counter(String name, long amount) {
    counters.add(new Slice.Counter(name, amount));
    return this;
  }

  Slices value(String name, long... recorded) {
    values.add(new Slice.Values(name, micros(recorded)));
    return this;
  }

  Slices error(String message, long count, String... samples) {
    errors.add(new Slice.Failures("a", "", message, count, List.of(samples)));
    return this;
  }

  Slices generator(Distribution lag, Distribution probe, Health health, boolean overflowed) {
    generator = new Slice.Generator(lag, probe, health, 7, 5_000, 0, overflowed);
    return this;
  }

  Slice build() {
    return new Slice(from, to, loads, series, checks, counters, values, errors, slowest, generator);
  }

  /** Adds a slow iteration. */
  Slices slow(SlowIteration iteration) {
    slowest.add(iteration);
    return this;
  }

  /** Adds a slow iteration of scenario "a". */
  Slices slow(long number, long responseMicros) {
    return slow(
        new SlowIteration(
            "load",
            "a",
            number,
            number,
            0,
            from * 1_000_000L,
            responseMicros,
            responseMicros,
            Outcome.SUCCEEDED,
            "",
            List.of(),
            0));
  }

  Tally tally() {
    Tally tally = new Tally();
    tally.add(build());
    return tally;
  }
}
