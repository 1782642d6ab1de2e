package io.orcastrike.cli;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Progress;
import io.orcastrike.report.Progress.DroneStatus;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is shown of a run's progress, read from it once. */
record Reading(Progress progress) {

  /** Returns the target of the last second that all have covered, per second. */
  double target() {
    return last(interval -> (double) interval.target() / interval.seconds());
  }

  double achieved() {
    return last(interval -> (double) interval.started() / interval.seconds());
  }

  long inFlight() {
    return progress.drones().stream().mapToLong(DroneStatus::inFlight).sum();
  }

  List<Double> recentRates(int most) {
    List<Interval> recent = progress.recent();
    return recent.subList(Math.max(0, recent.size() - most), recent.size()).stream()
        .map(interval -> (double) interval.started() / Math.max(1, interval.seconds()))
        .toList();
  }

  /** Returns response times of all successful iterations; of the last minute during warm-up. */
  Distribution response() {
    return sum(Series::response, Interval::response);
  }

  Distribution service() {
    return sum(Series::service, Interval::service);
  }

  long failed() {
    return progress.totals().failed();
  }

  double errorRate() {
    Totals totals = progress.totals();
    long judged = totals.succeeded() + totals.failed();
    return judged == 0 ? 0 : (double) totals.failed() / judged;
  }

  /** Returns the slowest steps, or scenarios where there are no steps. */
  List<Series> slowest(int most) {
    return Series.slowest(progress.series(), most);
  }

  long working() {
    return progress.drones().stream().filter(drone -> drone.working() && !drone.late()).count();
  }

  long late() {
    return progress.drones().stream().filter(drone -> drone.working() && drone.late()).count();
  }

  long lost() {
    return progress.drones().stream().filter(drone -> !drone.working()).count();
  }

  Health worstHealth() {
    return progress.drones().stream()
        .map(DroneStatus::health)
        .reduce(Health.UNKNOWN, Health::worst);
  }

  long lagP99() {
    return progress.drones().stream().mapToLong(DroneStatus::lagP99Micros).max().orElse(0);
  }

  long thresholdsKept() {
    return progress.thresholds().stream().filter(each -> each.state() == State.PASSED).count();
  }

  private double last(ToDoubleFunction<Interval> value) {
    List<Interval> recent = progress.recent();
    return recent.isEmpty() ? 0 : value.applyAsDouble(recent.get(recent.size() - 1));
  }

  private Distribution sum(
      Function<Series, Distribution> ofSeries, Function<Interval, Distribution> ofInterval) {
    DistributionBuilder sum = new DistributionBuilder();
    for (Series series : progress.series()) {
      if (series.key().isIteration()
          && series.key().outcome() == Outcome.SUCCEEDED
          && !series.key().warmUp()) {
        sum.add(ofSeries.apply(series));
      }
    }
    if (sum.count() == 0) {
      progress.recent().forEach(interval -> sum.add(ofInterval.apply(interval)));
    }
    return sum.build();
  }
}
