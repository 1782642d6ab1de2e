package io.orcastrike.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The highest rate at which a test kept its thresholds, and how it was found.
 *
 * <p>Immutable.
 *
 * @param thresholds that were to be kept
 * @param low the highest rate per second that was kept; empty: none was
 * @param high the lowest rate per second above it that was not; empty: none was tried
 * @param trials in the order in which they were run
 * @param conclusion in plain words
 */
public record Capacity(
    List<String> thresholds,
    OptionalDouble low,
    OptionalDouble high,
    List<Trial> trials,
    String conclusion) {

  /** Copies the lists. */
  public Capacity {
    thresholds = List.copyOf(thresholds);
    trials = List.copyOf(trials);
  }

  /** What a trial came to. */
  public enum Outcome {
    /** Every threshold was kept, and the numbers can be believed. */
    KEPT,
    /** A threshold was broken. */
    BROKEN,
    /** The numbers cannot be believed: the drones were at their limit, not the target. */
    UNTRUSTED
  }

  /**
   * A run at one rate.
   *
   * @param rate asked for, per second
   * @param achieved iterations begun per second
   * @param p50Micros of all successful iterations
   * @param p95Micros of all successful iterations
   * @param p99Micros of all successful iterations
   * @param errorRate share of iterations that failed, 0 to 1
   * @param outcome what it came to
   * @param reason in plain words, where it was not kept; may be empty
   * @param runId of its run
   */
  public record Trial(
      double rate,
      double achieved,
      long p50Micros,
      long p95Micros,
      long p99Micros,
      double errorRate,
      Outcome outcome,
      String reason,
      String runId) {}
}
