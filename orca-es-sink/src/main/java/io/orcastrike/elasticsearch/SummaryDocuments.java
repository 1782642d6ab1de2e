package io.orcastrike.elasticsearch;

import io.orcastrike.elasticsearch.Streams.Dataset;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the documents of what a run came to. */
final class SummaryDocuments {
  private final RunDocuments run;
  private final RunReport report;
  private final Instant at;

  SummaryDocuments(RunDocuments run, RunReport report) {
    this.run = run;
    this.report = report;
    this.at = run.info().startedAt().plus(report.elapsed());
  }

  List<Document> all() {
    List<Document> all = new ArrayList<>();
    all.add(whole());
    report.series().forEach(series -> all.add(of(series)));
    for (int i = 0; i < report.thresholds().size(); i++) {
      all.add(of(i, report.thresholds().get(i)));
    }
    return all;
  }

  private Body begin(String kind) {
    return run.begin(Dataset.SUMMARY, at)
        .put("orca.summary.kind", kind)
        .put("orca.verdict", report.verdict().name().toLowerCase(Locale.ROOT));
  }

  private Document whole() {
    Totals totals = report.totals();
    Body body =
        begin("run")
            .put("orca.exit_code", report.verdict().exitCode())
            .put("orca.reasons", String.join("; ", report.reasons()))
            .put("orca.complete", report.complete())
            .put("orca.duration.s", report.elapsed().toNanos() / 1e9)
            .put("orca.seed", Long.toString(report.info().seed()))
            .put("orca.scale", report.info().scale())
            .put("orca.note", report.info().note())
            .put("agent.version", report.info().orcaVersion())
            .put("orca.iterations.planned", totals.planned())
            .put("orca.iterations.started", totals.started())
            .put("orca.iterations.succeeded", totals.succeeded())
            .put("orca.iterations.failed", totals.failed())
            .put("orca.iterations.interrupted", totals.interrupted())
            .put("orca.iterations.dropped", totals.dropped().total())
            .put("orca.iterations.not_reached", totals.notReached())
            .put("orca.iterations.undelivered", totals.undelivered())
            .put("orca.drones.team", report.drones().size())
            .put("orca.drones.lost", report.losses().size())
            .put("orca.thresholds.passed", thresholds(true))
            .put("orca.thresholds.failed", thresholds(false))
            .putFigures("orca.lag", lag());
    return run.end(Dataset.SUMMARY, body, "run");
  }

  private long thresholds(boolean passed) {
    return report.thresholds().stream()
        .filter(threshold -> (threshold.state() == State.PASSED) == passed)
        .count();
  }

  private Distribution lag() {
    DistributionBuilder lag = new DistributionBuilder();
    report.drones().stream().map(DroneResult::lag).forEach(lag::add);
    return lag.build();
  }

  private Document of(Series series) {
    Body body = RunDocuments.putSeries(begin("series"), series.key());
    body.put("orca.count", series.count());
    IntervalDocuments.putTimes(body, series);
    SeriesKey key = series.key();
    return run.end(
        Dataset.SUMMARY,
        body,
        "series",
        key.workload(),
        key.scenario(),
        key.step(),
        key.outcome(),
        key.warmUp());
  }

  private Document of(int number, ThresholdResult threshold) {
    Body body =
        begin("threshold")
            .put("orca.threshold.expression", threshold.expression())
            .put("orca.threshold.state", threshold.state().name().toLowerCase(Locale.ROOT))
            .put("orca.threshold.bound", threshold.bound());
    threshold.observed().ifPresent(observed -> body.put("orca.threshold.observed", observed));
    threshold.firstBreach().ifPresent(second -> body.put("orca.threshold.first_breach_s", second));
    return run.end(Dataset.SUMMARY, body, "threshold", number);
  }
}
