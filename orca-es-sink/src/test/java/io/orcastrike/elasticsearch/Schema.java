package io.orcastrike.elasticsearch;

import static io.orcastrike.elasticsearch.Schema.Type.BOOLEAN;
import static io.orcastrike.elasticsearch.Schema.Type.DATE;
import static io.orcastrike.elasticsearch.Schema.Type.DOUBLE;
import static io.orcastrike.elasticsearch.Schema.Type.HISTOGRAM;
import static io.orcastrike.elasticsearch.Schema.Type.KEYWORD;
import static io.orcastrike.elasticsearch.Schema.Type.LONG;
import static io.orcastrike.elasticsearch.Schema.Type.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which fields the documents of each data set have, and of what type they are. */
public final class Schema {
  private static final Map<String, Map<String, Type>> DATASETS = new TreeMap<>();

  /** What a field can be asked. */
  public enum Type {
    DATE,
    KEYWORD,
    TEXT,
    BOOLEAN,
    LONG,
    DOUBLE,
    HISTOGRAM;

    /** Whether sums and greatest values can be had. */
    public boolean isNumber() {
      return this == LONG || this == DOUBLE;
    }

    /** Whether there can be a bucket for each value. */
    public boolean isTerm() {
      return this == KEYWORD || this == BOOLEAN;
    }
  }

  static {
    add(Datasets.SERIES, KEYWORD, Fields.AGENT_ID, Fields.AGENT_NAME);
    add(Datasets.SERIES, LONG, Fields.INTERVAL_MS);
    series(Datasets.SERIES);

    add(Datasets.SWARM, DOUBLE, Fields.RATE_TARGET, Fields.RATE_ACHIEVED);
    add(Datasets.SWARM, LONG, Fields.USERS, Fields.INTERVAL_MS);
    add(Datasets.SWARM, LONG, Fields.DRONES_TEAM, Fields.DRONES_LOST);
    iterations(Datasets.SWARM);
    figures(Datasets.SWARM, "orca.response", "orca.service");

    add(Datasets.DRONE, KEYWORD, Fields.AGENT_ID, Fields.AGENT_NAME);
    add(Datasets.DRONE, DOUBLE, Fields.CPU_SHARE, Fields.GC_SHARE);
    add(Datasets.DRONE, LONG, Fields.HEAP_MB, Fields.USERS, Fields.INTERVAL_MS);
    iterations(Datasets.DRONE);
    figures(Datasets.DRONE, "orca.drone.lag", "orca.drone.probe");

    series(Datasets.SUMMARY);
    iterations(Datasets.SUMMARY);
    figures(Datasets.SUMMARY, "orca.lag");
    add(Datasets.SUMMARY, KEYWORD, Fields.SUMMARY_KIND, Fields.VERDICT, Fields.SEED);
    add(Datasets.SUMMARY, KEYWORD, Fields.THRESHOLD, Fields.THRESHOLD_STATE);
    add(Datasets.SUMMARY, BOOLEAN, Fields.COMPLETE);
    add(Datasets.SUMMARY, LONG, Fields.ITERATIONS_INTERRUPTED, Fields.ITERATIONS_NOT_REACHED);
    add(Datasets.SUMMARY, LONG, Fields.ITERATIONS_UNDELIVERED);
    add(Datasets.SUMMARY, LONG, Fields.DRONES_TEAM, Fields.DRONES_LOST);
    add(Datasets.SUMMARY, LONG, Fields.THRESHOLDS_PASSED, Fields.THRESHOLDS_FAILED);
    add(Datasets.SUMMARY, LONG, Fields.EXIT_CODE, Fields.THRESHOLD_FIRST_BREACH_S);
    add(Datasets.SUMMARY, DOUBLE, Fields.DURATION_S, Fields.SCALE);
    add(Datasets.SUMMARY, DOUBLE, Fields.THRESHOLD_OBSERVED, Fields.THRESHOLD_BOUND);
    add(Datasets.SUMMARY, TEXT, Fields.NOTE, Fields.REASONS);

    add(Datasets.EVENT, KEYWORD, Fields.ACTION, Fields.LOG_LEVEL, Fields.AGENT_NAME);
    add(Datasets.EVENT, KEYWORD, Fields.ERROR_MESSAGE, Fields.SCENARIO, Fields.STEP);
    add(Datasets.EVENT, KEYWORD, Fields.VERDICT, Fields.THRESHOLD);
    add(Datasets.EVENT, DOUBLE, Fields.THRESHOLD_BOUND);
    add(Datasets.EVENT, TEXT, Fields.MESSAGE);
    add(Datasets.EVENT, LONG, Fields.ERROR_COUNT);

    for (String dataset : DATASETS.keySet()) {
      add(dataset, DATE, Fields.TIMESTAMP);
      add(dataset, KEYWORD, Fields.STREAM_TYPE, Fields.DATASET, Fields.NAMESPACE);
      add(dataset, KEYWORD, Fields.EVENT_KIND, Fields.EVENT_MODULE, Fields.EVENT_DATASET);
      add(dataset, KEYWORD, Fields.AGENT_TYPE, Fields.AGENT_VERSION, Fields.SERVICE_NAME);
      add(dataset, KEYWORD, Fields.SERVICE_VERSION, Fields.SERVICE_ENVIRONMENT);
      add(dataset, KEYWORD, Fields.RUN, Fields.TEST, Fields.ARTIFACT);
    }
  }

  private Schema() {}

  private static void series(String dataset) {
    add(dataset, KEYWORD, Fields.WORKLOAD, Fields.SCENARIO, Fields.STEP);
    add(dataset, KEYWORD, Fields.EVENT_OUTCOME, Fields.OUTCOME);
    add(dataset, BOOLEAN, Fields.WARM_UP);
    add(dataset, LONG, Fields.COUNT);
    add(dataset, HISTOGRAM, Fields.RESPONSE_MS, Fields.SERVICE_MS, Fields.JUDGED_MS);
    figures(dataset, "orca.response", "orca.service", "orca.judged");
  }

  private static void figures(String dataset, String... of) {
    for (String what : of) {
      for (String number : List.of("mean", "p50", "p90", "p95", "p99", "p999", "max")) {
        add(dataset, DOUBLE, what + "." + number + "_ms");
      }
    }
  }

  private static void iterations(String dataset) {
    add(dataset, LONG, Fields.ITERATIONS_PLANNED, Fields.ITERATIONS_STARTED);
    add(dataset, LONG, Fields.ITERATIONS_SUCCEEDED);
    add(dataset, LONG, Fields.ITERATIONS_FAILED, Fields.ITERATIONS_DROPPED);
  }

  private static void add(String dataset, Type type, String... fields) {
    for (String field : fields) {
      DATASETS.computeIfAbsent(dataset, unused -> new TreeMap<>()).put(field, type);
    }
  }

  /** Returns the fields of each data set, but not the tags. */
  public static Map<String, Map<String, Type>> datasets() {
    return DATASETS;
  }

  /** Returns the type of a field, if documents of the data set have it. */
  public static Optional<Type> type(String dataset, String field) {
    return Optional.ofNullable(DATASETS.getOrDefault(dataset, Map.of()).get(field));
  }
}
