package io.orcastrike.html;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A run that never was, with latencies as real ones are: log-normal, with a stall in the middle.
 * The same every time.
 *
 * <p>Used by one thread at a time.
 */
final class MadeUpRun {
  private static final int[] GRAINS = {1, 5, 10, 30, 60, 300, 900, 3600};

  private final int seconds;
  private final List<String> names;
  private final int stepsEach;
  private final int valuesEach;
  private final double slowness;
  private final int grain;
  private final int cell;
  private final DistributionBuilder[] response;
  private final DistributionBuilder[] service;
  private final List<Series> series = new ArrayList<>();
  private final List<Course> courses = new ArrayList<>();

  private MadeUpRun(
      int seconds, List<String> names, int stepsEach, int valuesEach, double slowness) {
    this.seconds = seconds;
    this.names = names;
    this.stepsEach = stepsEach;
    this.valuesEach = valuesEach;
    this.slowness = slowness;
    this.grain = IntStream.of(GRAINS).filter(any -> any * 120 >= seconds).findFirst().orElse(3600);
    this.cell = (seconds + 599) / 600;
    int cells = (seconds + cell - 1) / cell;
    this.response = builders(cells);
    this.service = builders(cells);
  }

  /** Returns a run of two scenarios with three steps each. */
  static RunReport of(int seconds) {
    return of(seconds, List.of("browse", "checkout"), 3, 60, 1);
  }

  /** Returns a run of the same plan as {@link #of(int)}, so many times as slow. */
  static RunReport slower(int seconds, double slowness) {
    return of(seconds, List.of("browse", "checkout"), 3, 60, slowness);
  }

  /** Returns a run with a scenario for each name, from which all other names are made. */
  static RunReport of(
      int seconds, List<String> names, int stepsEach, int valuesEach, double slowness) {
    return new MadeUpRun(seconds, names, stepsEach, valuesEach, slowness).report();
  }

  private static DistributionBuilder[] builders(int many) {
    return IntStream.range(0, many)
        .mapToObj(any -> new DistributionBuilder())
        .toArray(DistributionBuilder[]::new);
  }

  private RunReport report() {
    for (int i = 0; i < names.size(); i++) {
      addSeries(names.get(i), "", i, Outcome.SUCCEEDED, valuesEach);
      addSeries(names.get(i), "", i, Outcome.FAILED, 1);
      for (int step = 0; step < stepsEach; step++) {
        String name = stepsEach == 1 ? names.get(i) : names.get(i) + " " + step;
        addSeries(names.get(i), name, i + step, Outcome.SUCCEEDED, valuesEach);
      }
    }
    long succeeded = count(Outcome.SUCCEEDED);
    long failed = count(Outcome.FAILED);
    Totals totals =
        new Totals(
            succeeded + failed + 7,
            succeeded + failed,
            succeeded,
            failed,
            0,
            new Totals.Dropped(7, 0, 0),
            0,
            0);
    String any = names.get(0);
    return new RunReport(
        info(),
        Verdict.FAILED,
        List.of("threshold p99(" + any + ") < 100 ms failed"),
        Duration.ofMillis(seconds * 1_000L + 7),
        true,
        totals,
        Map.of("load", totals),
        series,
        thresholds(any),
        names.stream().limit(100).map(this::error).toList(),
        names.stream().limit(200).map(this::slow).toList(),
        List.of(new CheckResult(any, any, 2_000, 3)),
        Map.of(any, 1_000L),
        Map.of(any, series.get(0).service()),
        List.of(drone(0), drone(1), drone(2)),
        List.of(new DroneLoss(any, seconds / 2, any)),
        timeline(),
        courses,
        List.of(new SteeringResult(seconds / 3, "rate 1.5", any, true, any)),
        List.of(),
        List.of("a warning about " + any));
  }

  private long count(Outcome outcome) {
    return series.stream()
        .filter(one -> one.key().isIteration() && one.key().outcome() == outcome)
        .mapToLong(Series::count)
        .sum();
  }

  private void addSeries(String scenario, String step, int number, Outcome outcome, int each) {
    SplittableRandom random = new SplittableRandom(31L * number + outcome.ordinal());
    boolean isIteration = step.isEmpty();
    DistributionBuilder allResponse = new DistributionBuilder();
    DistributionBuilder allService = new DistributionBuilder();
    List<Course.Block> blocks = new ArrayList<>();
    int cells = response.length;
    for (int from = 0; from < seconds; from += grain) {
      int to = Math.min(from + grain, seconds);
      DistributionBuilder blockResponse = new DistributionBuilder();
      DistributionBuilder blockService = new DistributionBuilder();
      int values = Math.max(1, Math.min(each * (to - from), 6 * each));
      for (int i = 0; i < values; i++) {
        double at = from + (double) i * (to - from) / values;
        double micros = (isIteration ? 3 : 1) * (4_000 + 1_500 * (number % 7)) * slowness;
        long served = (long) (micros * Math.exp(0.35 * random.nextGaussian()));
        long waited = waited(at);
        blockService.record(served);
        if (isIteration) {
          blockResponse.record(served + waited);
        }
        if (isIteration && outcome == Outcome.SUCCEEDED) {
          int place = Math.min(cells - 1, (int) at / cell);
          response[place].record(served + waited);
          service[place].record(served);
        }
      }
      blocks.add(new Course.Block(from, to, blockResponse.build(), blockService.build()));
      allResponse.add(blockResponse);
      allService.add(blockService);
    }
    SeriesKey key = new SeriesKey("load", scenario, step, outcome, false);
    series.add(new Series(key, allResponse.build(), allService.build(), 0));
    courses.add(new Course(key, blocks));
  }

  /** Around the middle of the run the target stands still for a twentieth of it. */
  private long waited(double at) {
    double since = at - seconds / 2.0;
    double stall = seconds / 20.0;
    return since >= 0 && since < stall ? (long) (1e6 * Math.min(2, stall - since)) : 0;
  }

  private List<Interval> timeline() {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < response.length; i++) {
      long ended = response[i].count();
      intervals.add(
          new Interval(
              i * cell,
              Math.min((i + 1) * cell, seconds),
              ended + 2,
              ended + 1,
              ended,
              i % 9 == 0 ? names.size() : 0,
              i % 50 == 0 ? 1 : 0,
              i % 20,
              response[i].build(),
              service[i].build()));
    }
    return intervals;
  }

  private RunInfo info() {
    String any = names.get(0);
    return new RunInfo(
        "20260101-000000-7f3a",
        any,
        List.of(any),
        any,
        List.of(new LockedFile(any, "ab".repeat(32))),
        Instant.parse("2026-01-01T00:00:00Z"),
        Duration.ofSeconds(seconds),
        42,
        1,
        Map.of(any, any),
        Map.of(any, any),
        any,
        TrustLimits.DEFAULT,
        List.of(any + "-0", any + "-1", any + "-2"),
        "0.1.0",
        "25");
  }

  private static List<ThresholdResult> thresholds(String any) {
    return List.of(
        new ThresholdResult(
            "p99(" + any + ") < 100 ms",
            State.FAILED,
            OptionalDouble.of(1_870),
            100,
            OptionalLong.of(30),
            any),
        new ThresholdResult(
            "errorRate < 5 %",
            State.PASSED, OptionalDouble.of(0.011), 0.05, OptionalLong.empty(), ""),
        new ThresholdResult(
            "p95(export) < 1 000 ms",
            State.NO_DATA,
            OptionalDouble.empty(),
            1_000,
            OptionalLong.empty(),
            "nothing was measured that it looks at"));
  }

  private ErrorGroup error(String name) {
    return new ErrorGroup(
        name, name, "refused: " + name, 3, 2, seconds - 2, List.of(name, name + " 1", name + " 2"));
  }

  private SlowIteration slow(String name) {
    String text = name.substring(0, Math.min(name.length(), SlowIteration.LONGEST_TEXT));
    SlowIteration.Step step = new SlowIteration.Step(text, Outcome.FAILED, 1_000, 1_869_000, text);
    return new SlowIteration(
        "load",
        name,
        names.indexOf(name),
        7,
        1,
        seconds * 500_000L,
        1_870_000 - names.indexOf(name),
        20_000,
        Outcome.FAILED,
        text,
        Collections.nCopies(SlowIteration.MOST_STEPS, step),
        3);
  }

  private DroneResult drone(int number) {
    String any = names.get(0);
    return new DroneResult(
        number,
        any + "-" + number,
        "process-" + number,
        DroneResult.State.COMPLETE,
        Totals.ZERO,
        series.get(0).service(),
        series.get(0).service(),
        12,
        3,
        new Health(0.4, 0.01, 64),
        Map.of(any, any),
        List.of("a drone's warning about " + any));
  }
}
