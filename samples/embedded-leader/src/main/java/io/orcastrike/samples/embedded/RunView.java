package io.orcastrike.samples.embedded;

import io.orcastrike.core.Run;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, or what it came to, as JSON.
 *
 * @param state STARTING, RUNNING, FINISHING or ENDED
 * @param verdict once it has ended
 * @param reasons for another verdict than passed
 * @param elapsedSeconds of the load
 * @param plannedSeconds how long the load lasts
 * @param rateFactor by which arrival rates are multiplied now
 * @param paused whether nothing is started until somebody says so
 * @param totals of iterations
 * @param slowest steps
 * @param thresholds as judged up to now
 * @param drones in the order of the team
 */
record RunView(
    String id,
    String state,
    @Nullable String verdict,
    List<String> reasons,
    double elapsedSeconds,
    double plannedSeconds,
    double rateFactor,
    boolean paused,
    Totals totals,
    List<Step> slowest,
    List<Threshold> thresholds,
    List<String> drones) {
  private static final int MOST_STEPS = 5;

  /** How long a step takes. */
  record Step(String scenario, String step, long count, double p50Millis, double p99Millis) {
    static Step of(Series series) {
      return new Step(
          series.key().scenario(),
          series.key().step(),
          series.count(),
          series.judged().percentile(50) / 1_000.0,
          series.judged().percentile(99) / 1_000.0);
    }
  }

  /** How a threshold stands. */
  record Threshold(String expression, String state) {
    static Threshold of(ThresholdResult result) {
      return new Threshold(result.expression(), result.state().name());
    }
  }

  static RunView of(Run run) {
    Optional<RunReport> report = run.report();
    if (report.isPresent()) {
      return ended(report.get());
    }
    return run.progress().map(progress -> underWay(run, progress)).orElseGet(() -> starting(run));
  }

  private static RunView starting(Run run) {
    return new RunView(
        run.id(),
        "STARTING",
        null,
        List.of(),
        0,
        0,
        1,
        false,
        Totals.ZERO,
        List.of(),
        List.of(),
        List.of());
  }

  private static RunView underWay(Run run, Progress progress) {
    return new RunView(
        run.id(),
        progress.state().name(),
        null,
        List.of(),
        seconds(progress.elapsed()),
        seconds(progress.planned()),
        progress.load().factor(),
        progress.load().paused(),
        progress.totals(),
        slowest(progress.series()),
        progress.thresholds().stream().map(Threshold::of).toList(),
        progress.drones().stream().map(Progress.DroneStatus::name).toList());
  }

  private static RunView ended(RunReport report) {
    return new RunView(
        report.info().runId(),
        "ENDED",
        report.verdict().name(),
        report.reasons(),
        seconds(report.elapsed()),
        seconds(report.info().planned()),
        1,
        false,
        report.totals(),
        slowest(report.series()),
        report.thresholds().stream().map(Threshold::of).toList(),
        report.info().drones());
  }

  private static List<Step> slowest(List<Series> series) {
    return Series.slowest(series, MOST_STEPS).stream().map(Step::of).toList();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
