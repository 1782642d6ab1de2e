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
        .put(Fields.SUMMARY_KIND, kind)
        .put(Fields.VERDICT, report.verdict().name().toLowerCase(Locale.ROOT));
  }

  private Document whole() {
    Totals totals = report.totals();
    Body body =
        begin(Datasets.SUMMARY_OF_RUN)
            .put(Fields.EXIT_CODE, report.verdict().exitCode())
            .put(Fields.REASONS, String.join("; ", report.reasons()))
            .put(Fields.COMPLETE, report.complete())
            .put(Fields.DURATION_S, report.elapsed().toNanos() / 1e9)
            .put(Fields.SEED, Long.toString(report.info().seed()))
            .put(Fields.SCALE, report.info().scale())
            .put(Fields.NOTE, report.info().note())
            .put(Fields.ITERATIONS_PLANNED, totals.planned())
            .put(Fields.ITERATIONS_STARTED, totals.started())
            .put(Fields.ITERATIONS_SUCCEEDED, totals.succeeded())
            .put(Fields.ITERATIONS_FAILED, totals.failed())
            .put(Fields.ITERATIONS_INTERRUPTED, totals.interrupted())
            .put(Fields.ITERATIONS_DROPPED, totals.dropped().total())
            .put(Fields.ITERATIONS_NOT_REACHED, totals.notReached())
            .put(Fields.ITERATIONS_UNDELIVERED, totals.undelivered())
            .put(Fields.DRONES_TEAM, report.drones().size())
            .put(Fields.DRONES_LOST, report.losses().size())
            .put(Fields.THRESHOLDS_PASSED, thresholds(true))
            .put(Fields.THRESHOLDS_FAILED, thresholds(false))
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
    Body body = RunDocuments.putSeries(begin(Datasets.SUMMARY_OF_SERIES), series.key());
    body.put(Fields.COUNT, series.count());
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
        begin(Datasets.SUMMARY_OF_THRESHOLD)
            .put(Fields.THRESHOLD, threshold.expression())
            .put(Fields.THRESHOLD_STATE, threshold.state().name().toLowerCase(Locale.ROOT))
            .put(Fields.THRESHOLD_BOUND, threshold.bound());
    threshold.observed().ifPresent(observed -> body.put(Fields.THRESHOLD_OBSERVED, observed));
    threshold.firstBreach().ifPresent(second -> body.put(Fields.THRESHOLD_FIRST_BREACH_S, second));
    return run.end(Dataset.SUMMARY, body, "threshold", number);
  }
}
