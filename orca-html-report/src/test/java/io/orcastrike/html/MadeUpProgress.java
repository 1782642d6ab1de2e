package io.orcastrike.html;

import io.orcastrike.report.Interval;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a made-up run stands while it goes on, and one that never did. */
final class MadeUpProgress {
  private MadeUpProgress() {}

  /** Returns how a run stood when so many seconds had passed. */
  static Progress of(RunReport report, int second) {
    List<Interval> recent =
        report.timeline().stream().filter(interval -> interval.toSecond() <= second).toList();
    return new Progress(
        Duration.ofSeconds(second),
        report.info().planned(),
        Progress.State.RUNNING,
        Progress.Load.PLANNED,
        report.totals(),
        report.series(),
        recent.subList(Math.max(0, recent.size() - 60), recent.size()),
        Duration.ofMillis(7),
        report.thresholds(),
        report.errors(),
        report.drones().stream()
            .map(
                drone -> new Progress.DroneStatus(drone.name(), true, false, 2, drone.health(), 90))
            .toList(),
        report.losses(),
        List.of());
  }

  /** Returns a run without a load: nothing was measured. */
  static RunReport neverBegan() {
    RunReport any = MadeUpRun.of(20);
    return new RunReport(
        any.info(),
        Verdict.NO_QUORUM,
        List.of("0 of 3 drones joined"),
        Duration.ZERO,
        false,
        Totals.ZERO,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
