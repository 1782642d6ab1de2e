package io.orcastrike.elasticsearch;

/**
 * The names of all fields that Orca writes: the Elastic Common Schema where it has a name, and
 * {@code orca.} for the rest. What the sink writes and what a dashboard asks for are these.
 *
 * <p>A field that ends in {@code _ms} is a number of milliseconds that was computed exactly for one
 * document: show it or take its maximum, never its average. {@code .ms} is a histogram, from which
 * percentiles over any documents can be had.
 */
public final class Fields {
  // Every document

  /** The end of the interval, or when it happened. */
  public static final String TIMESTAMP = "@timestamp";

  public static final String STREAM_TYPE = "data_stream.type";

  /** One of {@link Datasets}. */
  public static final String DATASET = "data_stream.dataset";

  public static final String NAMESPACE = "data_stream.namespace";

  public static final String EVENT_KIND = "event.kind";

  public static final String EVENT_MODULE = "event.module";

  public static final String EVENT_DATASET = "event.dataset";

  public static final String AGENT_TYPE = "agent.type";

  /** The process of a drone. */
  public static final String AGENT_ID = "agent.id";

  /** The name of a drone. */
  public static final String AGENT_NAME = "agent.name";

  public static final String AGENT_VERSION = "agent.version";

  /** What was tested: the plan's name unless another was given. */
  public static final String SERVICE_NAME = "service.name";

  public static final String SERVICE_VERSION = "service.version";

  public static final String SERVICE_ENVIRONMENT = "service.environment";

  /** The tags of the run, each a field below this one. */
  public static final String LABELS = "labels";

  public static final String RUN = "orca.run.id";

  /** The plan. */
  public static final String TEST = "orca.test.name";

  /** The address of the test. */
  public static final String ARTIFACT = "orca.test.artifact";

  public static final String WORKLOAD = "orca.workload";

  public static final String SCENARIO = "orca.scenario";

  /** Absent where whole iterations are meant. */
  public static final String STEP = "orca.step";

  public static final String WARM_UP = "orca.warm_up";

  public static final String INTERVAL_MS = "orca.interval.ms";

  /** How many iterations, steps or errors; also in the metadata field _doc_count. */
  public static final String COUNT = "orca.count";

  // Series, and their summaries

  /** success or failure. */
  public static final String EVENT_OUTCOME = "event.outcome";

  /** succeeded, failed or interrupted. */
  public static final String OUTCOME = "orca.outcome";

  /** A histogram, from the due time; only of whole iterations. */
  public static final String RESPONSE_MS = "orca.response.ms";

  public static final String RESPONSE_MEAN_MS = "orca.response.mean_ms";

  public static final String RESPONSE_P50_MS = "orca.response.p50_ms";

  public static final String RESPONSE_P90_MS = "orca.response.p90_ms";

  public static final String RESPONSE_P95_MS = "orca.response.p95_ms";

  public static final String RESPONSE_P99_MS = "orca.response.p99_ms";

  public static final String RESPONSE_P999_MS = "orca.response.p999_ms";

  public static final String RESPONSE_MAX_MS = "orca.response.max_ms";

  /** A histogram, from the actual start. */
  public static final String SERVICE_MS = "orca.service.ms";

  public static final String SERVICE_MEAN_MS = "orca.service.mean_ms";

  public static final String SERVICE_P50_MS = "orca.service.p50_ms";

  public static final String SERVICE_P90_MS = "orca.service.p90_ms";

  public static final String SERVICE_P95_MS = "orca.service.p95_ms";

  public static final String SERVICE_P99_MS = "orca.service.p99_ms";

  public static final String SERVICE_P999_MS = "orca.service.p999_ms";

  public static final String SERVICE_MAX_MS = "orca.service.max_ms";

  /** A histogram, what thresholds look at: the response of iterations, the service of steps. */
  public static final String JUDGED_MS = "orca.judged.ms";

  public static final String JUDGED_MEAN_MS = "orca.judged.mean_ms";

  public static final String JUDGED_P50_MS = "orca.judged.p50_ms";

  public static final String JUDGED_P90_MS = "orca.judged.p90_ms";

  public static final String JUDGED_P95_MS = "orca.judged.p95_ms";

  public static final String JUDGED_P99_MS = "orca.judged.p99_ms";

  public static final String JUDGED_P999_MS = "orca.judged.p999_ms";

  public static final String JUDGED_MAX_MS = "orca.judged.max_ms";

  // The swarm, per interval

  /** Iterations per second. */
  public static final String RATE_TARGET = "orca.rate.target";

  /** Iterations per second. */
  public static final String RATE_ACHIEVED = "orca.rate.achieved";

  public static final String USERS = "orca.users.active";

  /** Of the interval; in a summary, of the run. So are those that follow. */
  public static final String ITERATIONS_PLANNED = "orca.iterations.planned";

  public static final String ITERATIONS_STARTED = "orca.iterations.started";

  public static final String ITERATIONS_SUCCEEDED = "orca.iterations.succeeded";

  public static final String ITERATIONS_FAILED = "orca.iterations.failed";

  public static final String ITERATIONS_DROPPED = "orca.iterations.dropped";

  public static final String DRONES_TEAM = "orca.drones.team";

  public static final String DRONES_LOST = "orca.drones.lost";

  // A drone, per interval

  /** 0 to 1. */
  public static final String CPU_SHARE = "orca.drone.cpu_share";

  /** 0 to 1. */
  public static final String GC_SHARE = "orca.drone.gc_share";

  public static final String HEAP_MB = "orca.drone.heap_mb";

  public static final String DRONE_LAG_MEAN_MS = "orca.drone.lag.mean_ms";

  public static final String DRONE_LAG_P50_MS = "orca.drone.lag.p50_ms";

  public static final String DRONE_LAG_P90_MS = "orca.drone.lag.p90_ms";

  public static final String DRONE_LAG_P95_MS = "orca.drone.lag.p95_ms";

  public static final String DRONE_LAG_P99_MS = "orca.drone.lag.p99_ms";

  public static final String DRONE_LAG_P999_MS = "orca.drone.lag.p999_ms";

  public static final String DRONE_LAG_MAX_MS = "orca.drone.lag.max_ms";

  public static final String DRONE_PROBE_MEAN_MS = "orca.drone.probe.mean_ms";

  public static final String DRONE_PROBE_P50_MS = "orca.drone.probe.p50_ms";

  public static final String DRONE_PROBE_P90_MS = "orca.drone.probe.p90_ms";

  public static final String DRONE_PROBE_P95_MS = "orca.drone.probe.p95_ms";

  public static final String DRONE_PROBE_P99_MS = "orca.drone.probe.p99_ms";

  public static final String DRONE_PROBE_P999_MS = "orca.drone.probe.p999_ms";

  public static final String DRONE_PROBE_MAX_MS = "orca.drone.probe.max_ms";

  // Summaries

  public static final String SUMMARY_KIND = "orca.summary.kind";

  public static final String VERDICT = "orca.verdict";

  public static final String EXIT_CODE = "orca.exit_code";

  /** Why the verdict is what it is. */
  public static final String REASONS = "orca.reasons";

  public static final String COMPLETE = "orca.complete";

  public static final String ITERATIONS_INTERRUPTED = "orca.iterations.interrupted";

  public static final String ITERATIONS_NOT_REACHED = "orca.iterations.not_reached";

  public static final String ITERATIONS_UNDELIVERED = "orca.iterations.undelivered";

  public static final String DURATION_S = "orca.duration.s";

  public static final String SEED = "orca.seed";

  public static final String SCALE = "orca.scale";

  public static final String LAG_MEAN_MS = "orca.lag.mean_ms";

  public static final String LAG_P50_MS = "orca.lag.p50_ms";

  public static final String LAG_P90_MS = "orca.lag.p90_ms";

  public static final String LAG_P95_MS = "orca.lag.p95_ms";

  public static final String LAG_P99_MS = "orca.lag.p99_ms";

  public static final String LAG_P999_MS = "orca.lag.p999_ms";

  public static final String LAG_MAX_MS = "orca.lag.max_ms";

  public static final String THRESHOLDS_PASSED = "orca.thresholds.passed";

  public static final String THRESHOLDS_FAILED = "orca.thresholds.failed";

  public static final String NOTE = "orca.note";

  public static final String THRESHOLD = "orca.threshold.expression";

  public static final String THRESHOLD_STATE = "orca.threshold.state";

  public static final String THRESHOLD_OBSERVED = "orca.threshold.observed";

  public static final String THRESHOLD_BOUND = "orca.threshold.bound";

  public static final String THRESHOLD_FIRST_BREACH_S = "orca.threshold.first_breach_s";

  // Events

  /** run-started, run-ended, drone-lost, threshold-crossed, error or error-total. */
  public static final String ACTION = "event.action";

  public static final String MESSAGE = "message";

  public static final String LOG_LEVEL = "log.level";

  /** Begins with the type of what was thrown; digits replaced. */
  public static final String ERROR_MESSAGE = "error.message";

  /** How often it came in the whole run; in the totals at its end only. */
  public static final String ERROR_COUNT = "orca.error.count";

  private Fields() {}
}
