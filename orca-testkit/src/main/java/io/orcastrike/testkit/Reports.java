package io.orcastrike.testkit;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Progress;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reports that never were run, for tests of what reads reports. */
public final class Reports {
  /** A text that looks like markup, a terminal's commands, broken Unicode. */
  public static final String HOSTILE =
      "<script>alert(1)</script>&\"'|`*_\\ \u001b[31m \u0000 \ud800 \r\n \u20ac ]]> ../../etc";

  private static final int SECONDS = 20;

  private Reports() {}

  /** Returns a run of three drones that kept every threshold. */
  public static RunReport passed() {
    return new Canned("shop", 2, 3, 1, SECONDS).report(Verdict.PASSED, List.of());
  }

  /** Returns a run in which a threshold failed and some iterations did. */
  public static RunReport failed() {
    return new Canned("shop", 2, 3, 3, SECONDS)
        .report(Verdict.FAILED, List.of("threshold p95(scenario-0) < 5 ms failed"));
  }

  /** Returns a run that never began to load: nothing was measured. */
  public static RunReport neverBegan() {
    Canned canned = new Canned("shop", 0, 0, 0, 0);
    return canned.report(Verdict.NO_QUORUM, List.of("0 of 3 drones joined"));
  }

  /** Returns a run whose every name and text is {@link #HOSTILE}. */
  public static RunReport hostile() {
    return named(HOSTILE);
  }

  /** Returns a run in which a threshold failed and whose every name and text is the same. */
  public static RunReport named(String name) {
    return new Canned(name, 2, 2, 2, SECONDS).report(Verdict.FAILED, List.of(name));
  }

  /** Returns a run as large as they get: 200 series, 200 drones, 600 intervals, 100 errors. */
  public static RunReport big() {
    return new Canned("big", 100, 200, 100, 600).report(Verdict.PASSED, List.of());
  }

  /** Returns how a run stood when so many seconds had passed. */
  public static Progress progress(RunReport report, int second) {
    List<Interval> recent =
        report.timeline().stream().filter(interval -> interval.toSecond() <= second).toList();
    return new Progress(
        Duration.ofSeconds(second),
        report.info().planned(),
        second < SECONDS ? Progress.State.RUNNING : Progress.State.FINISHING,
        Progress.Load.PLANNED,
        report.totals(),
        report.series().stream().filter(series -> !series.key().warmUp()).toList(),
        recent.subList(Math.max(0, recent.size() - 60), recent.size()),
        Duration.ofMillis(7),
        report.thresholds(),
        report.errors(),
        report.drones().stream().map(Reports::status).toList(),
        report.losses(),
        List.of());
  }

  private static Progress.DroneStatus status(DroneResult drone) {
    return new Progress.DroneStatus(drone.name(), true, false, 2, drone.health(), 90);
  }

  /**
   * Makes a report.
   *
   * @param name from which all names are made
   * @param errors how many kinds, one failed iteration each
   */
  private record Canned(String name, int scenarios, int drones, int errors, int seconds) {
    /** Succeeded iterations of a scenario. */
    private static final int EACH = 1_000;

    RunReport report(Verdict verdict, List<String> reasons) {
      boolean began = drones > 0;
      return new RunReport(
          info(),
          verdict,
          reasons,
          Duration.ofMillis(seconds * 1_000L + 7),
          began,
          totals(1),
          began ? Map.of(name, totals(1)) : Map.of(),
          IntStream.range(0, scenarios).boxed().flatMap(i -> series(i).stream()).toList(),
          began ? thresholds(verdict) : List.of(),
          IntStream.range(0, errors).mapToObj(this::error).toList(),
          IntStream.range(0, scenarios).mapToObj(this::slow).toList(),
          began ? List.of(new CheckResult(name, name, 2_000, 3)) : List.of(),
          began ? Map.of(name, 1_000L) : Map.of(),
          began ? Map.of(name, times(EACH, 40_000)) : Map.of(),
          IntStream.range(0, drones).mapToObj(this::drone).toList(),
          began && verdict != Verdict.PASSED ? List.of(new DroneLoss(name, 1, name)) : List.of(),
          IntStream.range(0, seconds).mapToObj(Canned::interval).toList(),
          IntStream.range(0, scenarios).boxed().flatMap(i -> courses(i).stream()).toList(),
          began ? List.of(new SteeringResult(3, "rate 1.5", name, true, name)) : List.of(),
          List.of(),
          began ? List.of(name) : List.of());
    }

    private RunInfo info() {
      return new RunInfo(
          "20260101-000000-7f3a",
          name,
          List.of(name),
          name,
          List.of(new LockedFile(name, "ab".repeat(32))),
          Instant.parse("2026-01-01T00:00:00Z"),
          Duration.ofSeconds(seconds),
          Long.MIN_VALUE,
          1,
          Map.of(name, name),
          Map.of(name, name),
          name,
          TrustLimits.DEFAULT,
          IntStream.range(0, drones).mapToObj(i -> name + "-" + i).toList(),
          "0.1.0",
          "25");
    }

    private Totals totals(int of) {
      long succeeded = (long) scenarios * EACH / Math.max(1, of);
      long failed = errors / Math.max(1, of);
      long started = succeeded + failed;
      return new Totals(
          started + (drones == 0 ? 0 : 3),
          started,
          succeeded,
          failed,
          0,
          drones == 0 ? Totals.Dropped.ZERO : new Totals.Dropped(2, 1, 0),
          0,
          0);
    }

    private List<Series> series(int scenario) {
      Distribution service = times(EACH, 4_000 + 10L * scenario);
      return List.of(
          new Series(key(scenario, "", Outcome.SUCCEEDED), times(EACH, 5_000), service, 300_000),
          new Series(key(scenario, name, Outcome.FAILED), Distribution.EMPTY, service, 0));
    }

    /** Each block of an equal part of what the series has. */
    private List<Course> courses(int scenario) {
      int blocks = Math.min(seconds, 20);
      int length = seconds / blocks;
      return series(scenario).stream()
          .map(
              series ->
                  new Course(
                      series.key(),
                      IntStream.range(0, blocks)
                          .mapToObj(
                              i ->
                                  new Course.Block(
                                      i * length,
                                      (i + 1) * length,
                                      series.key().isIteration()
                                          ? times(EACH / blocks, 5_000)
                                          : Distribution.EMPTY,
                                      times(EACH / blocks, 4_000 + 10L * scenario)))
                          .toList()))
          .toList();
    }

    private SeriesKey key(int scenario, String step, Outcome outcome) {
      return new SeriesKey(name, name + "-" + scenario, step, outcome, false);
    }

    private List<ThresholdResult> thresholds(Verdict verdict) {
      State state = verdict == Verdict.FAILED ? State.FAILED : State.PASSED;
      OptionalLong breach = state == State.FAILED ? OptionalLong.of(3) : OptionalLong.empty();
      return List.of(
          new ThresholdResult(
              "p95(%s) < 5 ms".formatted(name), state, OptionalDouble.of(9.5), 5, breach, ""),
          new ThresholdResult(
              name, State.PASSED, OptionalDouble.of(0), 0.01, OptionalLong.empty(), name));
    }

    private ErrorGroup error(int kind) {
      return new ErrorGroup(name, name, name + " " + kind, 1, 1, 9, List.of(name));
    }

    private SlowIteration slow(int scenario) {
      return new SlowIteration(
          name,
          name + "-" + scenario,
          42,
          42,
          0,
          1_500_000,
          9_990 + scenario,
          7_990,
          Outcome.SUCCEEDED,
          clipped(),
          List.of(new SlowIteration.Step(clipped(), Outcome.FAILED, 100, 7_000, clipped())),
          0);
    }

    /** As the recorder clips them. */
    private String clipped() {
      return name.substring(0, Math.min(name.length(), SlowIteration.LONGEST_TEXT));
    }

    private DroneResult drone(int number) {
      return new DroneResult(
          number,
          name + "-" + number,
          "process-" + number,
          DroneResult.State.COMPLETE,
          totals(drones),
          times(100, 40),
          times(100, 60),
          12,
          3,
          new Health(0.4, 0.01, 64),
          Map.of(name, name),
          List.of(name));
    }

    private static Interval interval(int second) {
      return new Interval(
          second, second + 1, 101, 100, 99, 1, 1, 2, times(99, 5_000), times(99, 4_000));
    }

    /** Values that rise evenly from a shortest to about twice as long. */
    private static Distribution times(int count, long shortest) {
      DistributionBuilder builder = new DistributionBuilder();
      for (int i = 0; i < count; i++) {
        builder.record(shortest + shortest * i / count);
      }
      return builder.build();
    }
  }
}
