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
            .put(Fields.RUN, info.runId())
            .put(Fields.TEST, info.plan())
            .put(Fields.ARTIFACT, info.test())
            .put(Fields.EVENT_MODULE, "orca")
            .put(Fields.AGENT_TYPE, "orca")
            .put(Fields.AGENT_VERSION, info.orcaVersion())
            .put(Fields.SERVICE_NAME, service.name.isEmpty() ? info.plan() : service.name);
    if (!service.version.isEmpty()) {
      body.put(Fields.SERVICE_VERSION, service.version);
    }
    if (!service.environment.isEmpty()) {
      body.put(Fields.SERVICE_ENVIRONMENT, service.environment);
    }
    new TreeMap<>(info.tags())
        .entrySet().stream()
            .limit(MOST_LABELS)
            .forEach(tag -> body.putNamed(Fields.LABELS, label(tag), tag.getValue()));
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
        .put(Fields.TIMESTAMP, at.toString())
        .put(Fields.STREAM_TYPE, dataset.type())
        .put(Fields.DATASET, dataset.label())
        .put(Fields.NAMESPACE, streams.namespace())
        .put(Fields.EVENT_DATASET, dataset.label())
        .put(Fields.EVENT_KIND, dataset == Dataset.EVENT ? "event" : "metric");
  }

  /** Begins a document of a second of the run. */
  Body begin(Dataset dataset, long second) {
    return begin(dataset, info.startedAt().plusSeconds(second));
  }

  /** Puts which series a document tells of. */
  static Body putSeries(Body body, SeriesKey key) {
    body.put(Fields.WORKLOAD, key.workload())
        .put(Fields.SCENARIO, key.scenario())
        .put(Fields.WARM_UP, key.warmUp())
        .put(Fields.OUTCOME, key.outcome().name().toLowerCase(Locale.ROOT))
        .put(Fields.EVENT_OUTCOME, key.outcome() == Outcome.SUCCEEDED ? "success" : "failure");
    return key.isIteration() ? body : body.put(Fields.STEP, key.step());
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
