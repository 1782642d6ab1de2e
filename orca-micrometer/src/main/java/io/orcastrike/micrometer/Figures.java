package io.orcastrike.micrometer;

import io.micrometer.core.instrument.Tags;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the meters of a run show. */
final class Figures {
  private static final Tags NONE = Tags.empty();

  private Figures() {}

  /** Shows how a run stands. */
  static void of(Meters meters, Progress progress) {
    run(meters, true, progress.elapsed());
    meters.gauge("load.factor", NONE, progress.load().paused() ? 0 : progress.load().factor());
    meters.gauge("trusted", NONE, progress.untrusted().isEmpty() ? 1 : 0);
    totals(meters, progress.totals());
    series(meters, progress.series());
    thresholds(meters, progress.thresholds());
    List<Progress.DroneStatus> drones = progress.drones();
    meters.gauge(
        "iterations.active", NONE, drones.stream().mapToLong(Progress.DroneStatus::inFlight).sum());
    meters.seconds("iterations.oldest", NONE, progress.oldestRunning().toNanos() / 1e3);
    drones(meters, drones, progress.losses());
    meters.seconds("drones.lag", NONE, worst(drones, drone -> (double) drone.lagP99Micros()));
    meters.gauge("drones.cpu", NONE, worst(drones, drone -> drone.health().cpuShare()));
  }

  /** Shows what a run came to. */
  static void of(Meters meters, RunReport report) {
    run(meters, false, report.elapsed());
    meters.gauge("verdict", Tags.of("verdict", word(report.verdict())), 1);
    meters.gauge("complete", NONE, report.complete() ? 1 : 0);
    totals(meters, report.totals());
    meters.count("iterations.not.reached", NONE, report.totals().notReached());
    meters.count("iterations.undelivered", NONE, report.totals().undelivered());
    series(meters, report.series().stream().filter(series -> !series.key().warmUp()).toList());
    thresholds(meters, report.thresholds());
    meters.gauge("iterations.active", NONE, 0);
    meters.seconds("iterations.oldest", NONE, 0);
  }

  private static void run(Meters meters, boolean isRunning, Duration elapsed) {
    meters.gauge("running", NONE, isRunning ? 1 : 0);
    meters.seconds("elapsed", NONE, elapsed.toNanos() / 1e3);
  }

  private static void totals(Meters meters, Totals totals) {
    meters.count("iterations.planned", NONE, totals.planned());
    meters.count("iterations.started", NONE, totals.started());
    Totals.Dropped dropped = totals.dropped();
    meters.count("iterations.dropped", Tags.of("cause", "limit"), dropped.limit());
    meters.count("iterations.dropped", Tags.of("cause", "generator"), dropped.generator());
    meters.count("iterations.dropped", Tags.of("cause", "late"), dropped.late());
  }

  private static void series(Meters meters, List<Series> series) {
    series.forEach(one -> SeriesFigures.of(meters, one));
  }

  private static void thresholds(Meters meters, List<ThresholdResult> thresholds) {
    for (ThresholdResult threshold : thresholds) {
      Tags tags = Tags.of("threshold", threshold.expression());
      meters.gauge("threshold.bound", tags, threshold.bound());
      meters.gauge("threshold.observed", tags, threshold.observed().orElse(Double.NaN));
      for (ThresholdResult.State state : ThresholdResult.State.values()) {
        Tags with = tags.and("state", word(state));
        meters.gauge("threshold.state", with, threshold.state() == state ? 1 : 0);
      }
    }
  }

  private static void drones(
      Meters meters, List<Progress.DroneStatus> drones, List<DroneLoss> losses) {
    Set<String> lost = losses.stream().map(DroneLoss::drone).collect(Collectors.toSet());
    long working =
        drones.stream().filter(drone -> drone.working() && !lost.contains(drone.name())).count();
    meters.gauge("drones", Tags.of("state", "working"), working);
    meters.gauge("drones", Tags.of("state", "lost"), losses.size());
    meters.gauge(
        "drones", Tags.of("state", "silent"), Math.max(0, drones.size() - losses.size() - working));
  }

  private static double worst(
      List<Progress.DroneStatus> drones, ToDoubleFunction<Progress.DroneStatus> figure) {
    return drones.stream().mapToDouble(figure).max().orElse(0);
  }

  static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
