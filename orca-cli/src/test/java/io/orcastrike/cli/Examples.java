package io.orcastrike.cli;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Progress;
import io.orcastrike.report.Progress.DroneStatus;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
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

/** A run as it stands and as it ended, the same every time. */
final class Examples {
  private Examples() {}

  static final RunInfo INFO =
      new RunInfo(
          "20261122-150000-7f3a",
          "shop",
          List.of(),
          "shop.jar",
          List.of(),
          Instant.parse("2026-11-22T15:00:00Z"),
          Duration.ofMinutes(5),
          42,
          1,
          Map.of(),
          Map.of(),
          "",
          TrustLimits.DEFAULT,
          List.of("d1", "d2"),
          "0.1",
          "25");

  static final List<ThresholdResult> THRESHOLDS =
      List.of(
          new ThresholdResult(
              "p99 < 250 ms", State.PASSED, OptionalDouble.of(96), 250, OptionalLong.empty(), ""),
          new ThresholdResult(
              "p99.9 < 200 ms", State.FAILED, OptionalDouble.of(212), 200, OptionalLong.of(41), ""),
          new ThresholdResult(
              "errorRate < 1 % over 30 s or abort",
              State.NO_DATA, OptionalDouble.empty(), 0.01, OptionalLong.empty(), ""));

  private static final List<ErrorGroup> ERRORS =
      List.of(
          new ErrorGroup("pay", "card", "timeout", 201, 3, 70, List.of("timeout after 10 s")),
          new ErrorGroup("browse", "", "http # \u001b[31mred\n", 87, 5, 60, List.of()));

  private static final List<SlowIteration> SLOWEST =
      List.of(
          new SlowIteration(
              "shoppers",
              "pay",
              8_120,
              8_120,
              0,
              41_300_000,
              1_900_000,
              1_850_000,
              Outcome.FAILED,
              "",
              List.of(
                  new SlowIteration.Step("card", Outcome.FAILED, 20_000, 1_810_000, "4bf92f35")),
              0));

  /** Latencies from 1 ms in equal steps, so that percentiles are plain. */
  static Distribution upTo(long millis) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long value = 1; value <= 1000; value++) {
      builder.record(value * millis);
    }
    return builder.build();
  }

  private static List<Series> series() {
    return List.of(
        series("browse", "", Outcome.SUCCEEDED, 640),
        series("browse", "search", Outcome.SUCCEEDED, 61),
        series("browse", "search > first byte", Outcome.SUCCEEDED, 5_900),
        series("browse", "login", Outcome.SUCCEEDED, 22),
        series("pay", "", Outcome.FAILED, 900),
        series("pay", "card", Outcome.SUCCEEDED, 96));
  }

  private static Series series(String scenario, String step, Outcome outcome, long millis) {
    SeriesKey key = new SeriesKey("shoppers", scenario, step, outcome, false);
    Distribution response = step.isEmpty() ? upTo(millis) : Distribution.EMPTY;
    return new Series(key, response, upTo(step.isEmpty() ? millis / 2 : millis), 0);
  }

  private static final Totals TOTALS =
      new Totals(144_300, 144_000, 143_300, 288, 412, new Totals.Dropped(300, 0, 0), 0, 0);

  static Progress progress() {
    List<Interval> recent = new ArrayList<>();
    for (int second = 0; second < 10; second++) {
      long rate = second == 9 ? 1_998 : second * 200L;
      recent.add(new Interval(second, second + 1, 2_000, rate, rate, 0, 0, 412, upTo(5), upTo(4)));
    }
    return new Progress(
        Duration.ofSeconds(72),
        Duration.ofMinutes(5),
        Progress.State.RUNNING,
        Progress.Load.PLANNED,
        TOTALS,
        series(),
        recent,
        Duration.ofSeconds(1),
        THRESHOLDS,
        ERRORS,
        List.of(
            new DroneStatus("d1", true, false, 206, new Health(0.61, 0.003, 100), 400),
            new DroneStatus("d2", true, false, 206, new Health(0.4, 0.001, 90), 300)),
        List.of(),
        List.of());
  }

  /** As crowded as it gets: many thresholds, long reasons, an iteration that hangs. */
  static Progress crowded() {
    Progress plain = progress();
    return new Progress(
        plain.elapsed(),
        plain.planned(),
        plain.state(),
        plain.load(),
        plain.totals(),
        plain.series(),
        plain.recent(),
        Duration.ofMinutes(3),
        Collections.nCopies(40, THRESHOLDS.get(1)),
        plain.errors(),
        plain.drones(),
        plain.losses(),
        List.of(
            "drone-1 started iterations late: p99 of the lag is 122.5 ms, allowed are 17.7 ms"
                + " (processor up to 98 %, gc up to 15 %)",
            "second reason", "third reason"));
  }

  static RunReport report() {
    return new RunReport(
        INFO,
        Verdict.FAILED,
        List.of("threshold p99.9 < 200 ms failed"),
        Duration.ofMillis(72_100),
        true,
        TOTALS,
        Map.of("shoppers", TOTALS),
        series(),
        THRESHOLDS,
        ERRORS,
        SLOWEST,
        List.of(new CheckResult("browse", "has items", 100, 2)),
        Map.of("orders", 1_234L),
        Map.of(),
        List.of(
            new DroneResult(
                0,
                "d1",
                "p",
                DroneResult.State.INCOMPLETE,
                TOTALS,
                upTo(1),
                upTo(1),
                0,
                0,
                new Health(0.61, 0.003, 100),
                Map.of(),
                List.of())),
        List.of(),
        progress().recent(),
        List.of(),
        List.of(),
        List.of(),
        List.of("the clock of d1 was stepped"));
  }
}
