package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A run in simulated time: the recorder of a drone and the aggregation of a leader, no waiting. */
final class RecordedRun {
  private static final double SECOND = 1e9;

  private record Ended(long atNanos, KnownTarget.Answer answer) {}

  private RecordedRun() {}

  /** Returns what a run comes to of so many arrivals a second, evenly, at a target. */
  static RunReport of(KnownTarget target, int rate, int seconds, long seed) {
    Duration length = Duration.ofSeconds(seconds);
    Plan plan =
        Plan.named("errors")
            .load("load", arrivalRate(perSecond(rate)).hold(length))
            .scenario("scenario", iteration -> {})
            .build();
    Aggregation aggregation = new Aggregation(plan, 1);
    Recorder recorder = new Recorder(0, Set.of(), text -> text);
    ScenarioRecorder scenario = recorder.scenario("load", "scenario");
    int second = 0;
    for (Ended ended : ended(target, rate, seconds, seed)) {
      for (; ended.atNanos >= (second + 1) * SECOND; second++) {
        aggregation.add(0, recorder.cut(second + 1, Health.UNKNOWN, 0, 0), true);
      }
      record(scenario, ended);
    }
    aggregation.add(0, recorder.cutAll(second + 1, Health.UNKNOWN), true);
    return report(aggregation, length, seed);
  }

  private static List<Ended> ended(KnownTarget target, int rate, int seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ended> ended = new ArrayList<>();
    for (int n = 0; n < rate * seconds; n++) {
      double at = (double) n / rate;
      KnownTarget.Answer answer = target.answer(at, random);
      ended.add(new Ended(Math.round(at * SECOND) + answer.nanos(), answer));
    }
    ended.sort(Comparator.comparingLong(Ended::atNanos));
    return ended;
  }

  private static void record(ScenarioRecorder scenario, Ended ended) {
    KnownTarget.Answer answer = ended.answer;
    long at = ended.atNanos;
    scenario.step(
        "first", Outcome.SUCCEEDED, false, at - answer.secondNanos(), answer.firstNanos());
    scenario.step("second", Outcome.SUCCEEDED, false, at, answer.secondNanos());
    scenario.ended(Outcome.SUCCEEDED, false, at, answer.nanos(), answer.nanos(), 0);
  }

  private static RunReport report(Aggregation aggregation, Duration length, long seed) {
    RunInfo info =
        new RunInfo(
            "run-" + seed,
            "errors",
            List.of(),
            "CompareErrors",
            List.of(),
            Instant.EPOCH,
            length,
            seed,
            1,
            Map.of(),
            Map.of(),
            "",
            TrustLimits.DEFAULT,
            List.of("drone-1"),
            "",
            "");
    return new RunReport(
        info,
        Verdict.PASSED,
        List.of(),
        length,
        true,
        Totals.ZERO,
        Map.of("load", Totals.ZERO),
        aggregation.series(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        aggregation.intervals(),
        aggregation.courses(),
        List.of(),
        List.of(),
        List.of());
  }
}
