package io.orcastrike.report;

import java.util.List;

/**
 * Errors with the same normalised message.
 *
 * <p>Immutable.
 *
 * @param scenario where it happened
 * @param step where it happened; empty: outside of a step
 * @param message digits and ids replaced
 * @param count how often
 * @param firstSecond of the run
 * @param lastSecond of the run
 * @param samples up to three messages as they were
 */
public record ErrorGroup(
    String scenario,
    String step,
    String message,
    long count,
    long firstSecond,
    long lastSecond,
    List<String> samples) {
  /** Copies the samples. */
  public ErrorGroup {
    samples = List.copyOf(samples);
  }
}
