package io.orcastrike.report;

import io.orcastrike.api.Iteration;

/**
 * What is measured together.
 *
 * <p>Immutable.
 *
 * @param workload the workload's name
 * @param scenario the scenario's name
 * @param step the step's name; empty: whole iterations
 * @param outcome how it ended
 * @param warmUp whether it was due during warm-up: shown, never judged
 */
public record SeriesKey(
    String workload, String scenario, String step, Outcome outcome, boolean warmUp) {

  /** The step under which the time spent waiting for the in-flight limit stands. */
  public static final String WAITING = "(in-flight limit)";

  /** The step, check, counter or distribution under which names above the limit are put. */
  public static final String OTHER = "(other)";

  /**
   * Tells whether this is a part of a step, such as {@code "catalog > first byte"}: its time is in
   * that step's already.
   */
  public boolean isPart() {
    return isPart(step);
  }

  /** Tells whether a step of that name is a part of another. */
  public static boolean isPart(String step) {
    return step.contains(Iteration.PART);
  }

  /** Tells whether this is a series of whole iterations. */
  public boolean isIteration() {
    return step.isEmpty();
  }
}
