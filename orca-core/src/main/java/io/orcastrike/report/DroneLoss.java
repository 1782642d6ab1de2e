package io.orcastrike.report;

/**
 * A drone that a run has lost.
 *
 * <p>Immutable.
 *
 * @param drone its name
 * @param second of the run from which on others made its load, or nobody
 * @param reason in plain words
 */
public record DroneLoss(String drone, long second, String reason) {}
