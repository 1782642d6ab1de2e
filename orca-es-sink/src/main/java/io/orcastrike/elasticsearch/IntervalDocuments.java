package io.orcastrike.elasticsearch;

import io.orcastrike.elasticsearch.Streams.Dataset;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.report.Totals;
import java.util.ArrayList;
import java.util.List;

/** Makes the documents of intervals. */
final class IntervalDocuments {
  private final RunDocuments run;

  IntervalDocuments(RunDocuments run) {
    this.run = run;
  }

  List<Document> of(RecordedInterval interval) {
    return switch (interval) {
      case DroneInterval drone -> of(drone);
      case SwarmInterval swarm -> List.of(of(swarm));
    };
  }

  private List<Document> of(DroneInterval drone) {
    List<Document> documents = new ArrayList<>();
    for (Series series : drone.series()) {
      documents.add(series(drone, series));
    }
    if (drone.closes()) {
      documents.add(health(drone));
    }
    return documents;
  }

  private Document series(DroneInterval drone, Series series) {
    Body body = begin(Dataset.SERIES, drone);
    RunDocuments.putSeries(putAgent(body, drone), series.key());
    putCount(body, series);
    putTimes(body, series);
    SeriesKey key = series.key();
    return run.end(
        Dataset.SERIES,
        body,
        drone.process(),
        drone.number(),
        key.workload(),
        key.scenario(),
        key.step(),
        key.outcome(),
        key.warmUp());
  }

  /** Puts a series' times: those that are judged once more under a name of their own. */
  static void putTimes(Body body, Series series) {
    body.putTimes("orca.response", series.response())
        .putTimes("orca.service", series.service())
        .putAgain(series.key().isIteration() ? "orca.response" : "orca.service", "orca.judged");
  }

  static void putCount(Body body, Series series) {
    body.put(Fields.COUNT, series.count());
    if (series.count() > 0) {
      body.put("_doc_count", series.count());
    }
  }

  private Document health(DroneInterval drone) {
    Body body = putAgent(begin(Dataset.DRONE, drone), drone);
    DroneInterval.Generator generator = drone.generator();
    body.put(Fields.CPU_SHARE, generator.health().cpuShare())
        .put(Fields.GC_SHARE, generator.health().gcShare())
        .put(Fields.HEAP_MB, generator.health().heapMegabytes())
        .put(Fields.USERS, generator.inFlight())
        .putFigures("orca.drone.lag", generator.lag())
        .putFigures("orca.drone.probe", generator.probe());
    Totals totals = drone.totals();
    body.put(Fields.ITERATIONS_PLANNED, totals.planned())
        .put(Fields.ITERATIONS_STARTED, totals.started())
        .put(Fields.ITERATIONS_SUCCEEDED, totals.succeeded())
        .put(Fields.ITERATIONS_FAILED, totals.failed() + totals.interrupted())
        .put(Fields.ITERATIONS_DROPPED, totals.dropped().total());
    return run.end(Dataset.DRONE, body, drone.process(), drone.number());
  }

  private Document of(SwarmInterval swarm) {
    Interval interval = swarm.interval();
    double seconds = Math.max(1, interval.seconds());
    Body body =
        begin(Dataset.SWARM, swarm)
            .put(Fields.RATE_TARGET, interval.target() / seconds)
            .put(Fields.RATE_ACHIEVED, interval.started() / seconds)
            .put(Fields.USERS, interval.inFlight())
            .put(Fields.ITERATIONS_PLANNED, interval.target())
            .put(Fields.ITERATIONS_STARTED, interval.started())
            .put(Fields.ITERATIONS_SUCCEEDED, interval.succeeded())
            .put(Fields.ITERATIONS_FAILED, interval.failed())
            .put(Fields.ITERATIONS_DROPPED, interval.dropped())
            .put(Fields.DRONES_TEAM, swarm.team())
            .put(Fields.DRONES_LOST, swarm.lost())
            .putFigures("orca.response", interval.response())
            .putFigures("orca.service", interval.service());
    return run.end(Dataset.SWARM, body, interval.fromSecond());
  }

  private Body begin(Dataset dataset, RecordedInterval interval) {
    long millis = 1_000L * (interval.toSecond() - interval.fromSecond());
    return run.begin(dataset, interval.toSecond()).put(Fields.INTERVAL_MS, millis);
  }

  private static Body putAgent(Body body, DroneInterval drone) {
    return body.put(Fields.AGENT_ID, drone.process()).put(Fields.AGENT_NAME, drone.name());
  }
}
