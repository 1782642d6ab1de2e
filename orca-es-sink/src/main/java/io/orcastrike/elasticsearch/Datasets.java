package io.orcastrike.elasticsearch;

/**
 * The names of the kinds of documents: {@code data_stream.dataset}, the middle of a data stream's
 * name.
 */
public final class Datasets {
  /** Metrics, per interval, drone and series: counts and distributions. */
  public static final String SERIES = "orca.series";

  /** Metrics, per interval: rates, users, iterations and response of the whole swarm. */
  public static final String SWARM = "orca.swarm";

  /** Metrics, per interval and drone: how the drone itself was. */
  public static final String DRONE = "orca.drone";

  /** Metrics, at the end of a run: its series, its verdict and its thresholds. */
  public static final String SUMMARY = "orca.summary";

  /** Logs: what happened, and errors. */
  public static final String EVENT = "orca.event";

  /** {@link Fields#SUMMARY_KIND} of the one document about the run. */
  public static final String SUMMARY_OF_RUN = "run";

  /** {@link Fields#SUMMARY_KIND} of a series over the whole run. */
  public static final String SUMMARY_OF_SERIES = "series";

  /** {@link Fields#SUMMARY_KIND} of a threshold. */
  public static final String SUMMARY_OF_THRESHOLD = "threshold";

  /**
   * {@link Fields#ACTION} of an error that appears for the first time in a run; not counted yet.
   */
  public static final String EVENT_OF_ERROR = "error";

  /** {@link Fields#ACTION} of an error at the end of a run, with how often it came. */
  public static final String EVENT_OF_ERROR_TOTAL = "error-total";

  private Datasets() {}
}
