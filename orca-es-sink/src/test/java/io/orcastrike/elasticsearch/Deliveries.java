package io.orcastrike.elasticsearch;

import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands sinks runs, as the leader does. */
final class Deliveries {
  private Deliveries() {}

  /** Returns a namespace that nobody else has. */
  static String namespace() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns a report that differs in its run only. */
  static RunReport anotherRun(RunReport report) {
    return with(report, report.info().runId() + "b", report.info().tags());
  }

  /** Returns a report that differs in its tags only. */
  static RunReport withTags(RunReport report, Map<String, String> tags) {
    return with(report, report.info().runId(), tags);
  }

  private static RunReport with(RunReport report, String runId, Map<String, String> tags) {
    RunInfo info = report.info();
    RunInfo other =
        new RunInfo(
            runId,
            info.plan(),
            info.targets(),
            info.test(),
            info.lock(),
            info.startedAt(),
            info.planned(),
            info.seed(),
            info.scale(),
            info.parameters(),
            tags,
            info.note(),
            info.trust(),
            info.drones(),
            info.orcaVersion(),
            info.javaVersion());
    return new RunReport(
        other,
        report.verdict(),
        report.reasons(),
        report.elapsed(),
        report.complete(),
        report.totals(),
        report.workloads(),
        report.series(),
        report.thresholds(),
        report.errors(),
        report.slowest(),
        report.checks(),
        report.counters(),
        report.distributions(),
        report.drones(),
        report.losses(),
        report.timeline(),
        report.courses(),
        report.steering(),
        report.deliveries(),
        report.warnings());
  }

  /** Makes up what was recorded of a report: the same of each drone, in two intervals. */
  static List<RecordedInterval> recorded(RunReport report) {
    List<RecordedInterval> all = new ArrayList<>();
    for (int from = 0; from < 20; from += 10) {
      for (DroneResult drone : report.drones()) {
        all.add(interval(report, drone, from));
      }
      Interval whole = report.timeline().get(from);
      for (Interval next : report.timeline().subList(from + 1, from + 10)) {
        whole = whole.join(next);
      }
      all.add(new SwarmInterval(whole, report.drones().size(), 0));
    }
    return all;
  }

  private static DroneInterval interval(RunReport report, DroneResult drone, int from) {
    return new DroneInterval(
        drone.number(),
        drone.name(),
        drone.process(),
        from,
        from,
        from + 10,
        report.series(),
        drone.totals(),
        true,
        new DroneInterval.Generator(drone.lag(), drone.probe(), new Health(0.5, 0, 64), 2));
  }

  /** Reads what a run recorded. */
  static List<RecordedInterval> recorded(Path folder) throws IOException {
    List<RecordedInterval> all = new ArrayList<>();
    try (RunRecord record = RunRecord.open(folder)) {
      for (RecordedInterval next = record.next(); next != null; next = record.next()) {
        all.add(next);
      }
    }
    return all;
  }

  /** Hands a sink a whole run, and closes it. */
  static void deliver(ElasticsearchSink sink, RunReport report, List<RecordedInterval> recorded)
      throws IOException, InterruptedException {
    try (sink) {
      sink.started(report.info());
      for (RecordedInterval interval : recorded) {
        sink.recorded(interval);
      }
      sink.progressed(Reports.progress(report, 20));
      sink.ended(report);
    }
  }

  static void deliver(ElasticsearchSink sink, RunReport report)
      throws IOException, InterruptedException {
    deliver(sink, report, recorded(report));
  }
}
