package io.orcastrike.core.sink;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Distribution;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A report with everything in it, hostile texts too. */
final class Reports {
  static final String HOSTILE = "<script>&\"|`\u001b[31m\u0000\ud800 \u20ac";

  private Reports() {}

  static Distribution millis(long... values) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long value : values) {
      builder.record(value * 1000);
    }
    return builder.build();
  }

  static RunReport full() {
    Totals totals = new Totals(10, 8, 6, 2, 0, new Totals.Dropped(1, 0, 0), 1, 0);
    RunInfo info =
        new RunInfo(
            "01jd7f3a",
            "shop",
            List.of("shop.example:443"),
            "shop.jar",
            List.of(new LockedFile("shop.jar", "ab".repeat(32))),
            Instant.parse("2026-11-22T15:00:00Z"),
            Duration.ofSeconds(20),
            Long.MIN_VALUE,
            1,
            Map.of("rate", "100"),
            Map.of("team", "a|b"),
            HOSTILE,
            TrustLimits.DEFAULT,
            List.of("d1"),
            "0.1",
            "25");
    return new RunReport(
        info,
        Verdict.FAILED,
        List.of("p95(pay) < 5 ms was 9 ms", HOSTILE),
        Duration.ofMillis(20_100),
        true,
        totals,
        Map.of("shoppers", totals),
        List.of(
            new Series(key("", Outcome.SUCCEEDED), millis(5, 7, 9), millis(4, 4, 5), 1500),
            new Series(key("card", Outcome.FAILED), Distribution.EMPTY, millis(3), 0)),
        List.of(
            threshold("p95(pay) < 5 ms", State.FAILED, OptionalDouble.of(9), OptionalLong.of(3)),
            threshold("errorRate < 1 %", State.PASSED, OptionalDouble.of(0), OptionalLong.empty()),
            threshold(HOSTILE, State.NO_DATA, OptionalDouble.empty(), OptionalLong.empty()),
            threshold(
                "mean < 9 ms",
                State.INCONCLUSIVE,
                OptionalDouble.of(Double.NaN),
                OptionalLong.empty())),
        List.of(new ErrorGroup("pay", "card", HOSTILE, 2, 1, 9, List.of(HOSTILE))),
        List.of(
            new SlowIteration(
                "shoppers",
                "pay",
                7,
                3,
                0,
                2_500_000,
                9_000,
                5_000,
                Outcome.SUCCEEDED,
                HOSTILE,
                List.of(new SlowIteration.Step(HOSTILE, Outcome.SUCCEEDED, 10, 4_000, "abc")),
                1)),
        List.of(new CheckResult("pay", "has items", 8, 1)),
        Map.of("orders", 3L),
        Map.of("bytes", millis(1)),
        List.of(
            new DroneResult(
                0,
                "d1",
                "p-1",
                DroneResult.State.COMPLETE,
                totals,
                millis(0, 1),
                millis(0),
                -12,
                400,
                new Health(0.5, 0.01, 64),
                Map.of("orders", "3"),
                List.of())),
        List.of(new DroneLoss("d1", 3, HOSTILE)),
        List.of(new Interval(0, 1, 10, 8, 6, 2, 1, 0, millis(5), millis(4))),
        List.of(
            new Course(
                key("", Outcome.SUCCEEDED),
                List.of(new Course.Block(0, 1, millis(5, 7, 9), millis(4, 4, 5)))),
            new Course(
                key("card", Outcome.FAILED),
                List.of(new Course.Block(0, 1, Distribution.EMPTY, millis(3))))),
        List.of(new SteeringResult(7, "rate 1.5", "terminal", true, HOSTILE)),
        List.of(new Delivery("elsewhere", false, HOSTILE)),
        List.of("nothing to worry about"));
  }

  private static SeriesKey key(String step, Outcome outcome) {
    return new SeriesKey("shoppers", "pay", step, outcome, false);
  }

  private static ThresholdResult threshold(
      String expression, State state, OptionalDouble observed, OptionalLong breach) {
    return new ThresholdResult(expression, state, observed, 5, breach, "");
  }
}
