package io.orcastrike.report;

/**
 * What became of a run's results on their way to a place outside.
 *
 * <p>Immutable.
 *
 * @param sink the sink's name
 * @param complete whether all of them arrived
 * @param text how many did, and what became of the others, in plain words
 */
public record Delivery(String sink, boolean complete, String text) {}
