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
        .putTimes("orca.judged", series.judged());
  }

  static void putCount(Body body, Series series) {
    body.put("orca.count", series.count());
    if (series.count() > 0) {
      body.put("_doc_count", series.count());
    }
  }

  private Document health(DroneInterval drone) {
    Body body = putAgent(begin(Dataset.DRONE, drone), drone);
    DroneInterval.Generator generator = drone.generator();
    body.put("orca.drone.cpu_share", generator.health().cpuShare())
        .put("orca.drone.gc_share", generator.health().gcShare())
        .put("orca.drone.heap_mb", generator.health().heapMegabytes())
        .put("orca.users.active", generator.inFlight())
        .putFigures("orca.drone.lag", generator.lag())
        .putFigures("orca.drone.probe", generator.probe());
    Totals totals = drone.totals();
    body.put("orca.iterations.planned", totals.planned())
        .put("orca.iterations.started", totals.started())
        .put("orca.iterations.succeeded", totals.succeeded())
        .put("orca.iterations.failed", totals.failed() + totals.interrupted())
        .put("orca.iterations.dropped", totals.dropped().total());
    return run.end(Dataset.DRONE, body, drone.process(), drone.number());
  }

  private Document of(SwarmInterval swarm) {
    Interval interval = swarm.interval();
    double seconds = Math.max(1, interval.seconds());
    Body body =
        begin(Dataset.SWARM, swarm)
            .put("orca.rate.target", interval.target() / seconds)
            .put("orca.rate.achieved", interval.started() / seconds)
            .put("orca.users.active", interval.inFlight())
            .put("orca.iterations.planned", interval.target())
            .put("orca.iterations.started", interval.started())
            .put("orca.iterations.succeeded", interval.succeeded())
            .put("orca.iterations.failed", interval.failed())
            .put("orca.iterations.dropped", interval.dropped())
            .put("orca.drones.team", swarm.team())
            .put("orca.drones.lost", swarm.lost())
            .putFigures("orca.response", interval.response())
            .putFigures("orca.service", interval.service());
    return run.end(Dataset.SWARM, body, interval.fromSecond());
  }

  private Body begin(Dataset dataset, RecordedInterval interval) {
    long millis = 1_000L * (interval.toSecond() - interval.fromSecond());
    return run.begin(dataset, interval.toSecond()).put("orca.interval.ms", millis);
  }

  private static Body putAgent(Body body, DroneInterval drone) {
    return body.put("agent.id", drone.process()).put("agent.name", drone.name());
  }
}
