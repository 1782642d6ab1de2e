package io.orcastrike.core.protocol;

/**
 * A drone of a team.
 *
 * <p>Immutable.
 *
 * @param process its identity
 * @param name for people
 * @param mostFactor by which the plan's rate may be multiplied there; 0: any
 */
public record Member(String process, String name, double mostFactor) {}
