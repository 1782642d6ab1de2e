package io.orcastrike.elasticsearch;

import io.orcastrike.elasticsearch.Streams.Dataset;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What all documents of a run have in common. */
final class RunDocuments {
  /** More would not fit the number of fields that Elasticsearch allows. */
  private static final int MOST_LABELS = 50;

  /** Elasticsearch refuses whole documents for the sake of a field's long name. */
  private static final int LONGEST_LABEL = 100;

  private final RunInfo info;
  private final Streams streams;
  private final Body common;

  RunDocuments(RunInfo info, Streams streams, Service service) {
    this.info = info;
    this.streams = streams;
    this.common = common(info, service);
  }

  /** The system under test, as the documents name it. */
  record Service(String name, String version, String environment) {}

  private static Body common(RunInfo info, Service service) {
    Body body =
        new Body()
            .put("orca.run.id", info.runId())
            .put("orca.test.name", info.plan())
            .put("orca.test.artifact", info.test())
            .put("event.module", "orca")
            .put("agent.type", "orca")
            .put("service.name", service.name.isEmpty() ? info.plan() : service.name);
    if (!service.version.isEmpty()) {
      body.put("service.version", service.version);
    }
    if (!service.environment.isEmpty()) {
      body.put("service.environment", service.environment);
    }
    new TreeMap<>(info.tags())
        .entrySet().stream()
            .limit(MOST_LABELS)
            .forEach(tag -> body.putNamed("labels", label(tag), tag.getValue()));
    return body;
  }

  /** A dot in a label's name would make it an object, which another label may be no more. */
  private static String label(Map.Entry<String, String> tag) {
    String whole =
        new String(tag.getKey().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String name = whole.replace('.', '_').strip();
    int[] most = name.codePoints().limit(LONGEST_LABEL).toArray();
    return name.isEmpty() ? "_" : new String(most, 0, most.length);
  }

  RunInfo info() {
    return info;
  }

  /** Begins a document. */
  Body begin(Dataset dataset, Instant at) {
    return common
        .copy()
        .put("@timestamp", at.toString())
        .put("data_stream.type", dataset.type())
        .put("data_stream.dataset", dataset.label())
        .put("data_stream.namespace", streams.namespace())
        .put("event.dataset", dataset.label())
        .put("event.kind", dataset == Dataset.EVENT ? "event" : "metric");
  }

  /** Begins a document of a second of the run. */
  Body begin(Dataset dataset, long second) {
    return begin(dataset, info.startedAt().plusSeconds(second));
  }

  /** Puts which series a document tells of. */
  static Body putSeries(Body body, SeriesKey key) {
    body.put("orca.workload", key.workload())
        .put("orca.scenario", key.scenario())
        .put("orca.warm_up", key.warmUp())
        .put("orca.outcome", key.outcome().name().toLowerCase(Locale.ROOT))
        .put("event.outcome", key.outcome() == Outcome.SUCCEEDED ? "success" : "failure");
    return key.isIteration() ? body : body.put("orca.step", key.step());
  }

  /** Ends a document; its identity within the run and its data stream follows. */
  Document end(Dataset dataset, Body body, Object... identity) {
    Object[] whole = new Object[identity.length + 2];
    whole[0] = info.runId();
    whole[1] = dataset;
    System.arraycopy(identity, 0, whole, 2, identity.length);
    return Document.of(streams.name(dataset), body.json(), whole);
  }
}
