package io.orcastrike.core.protocol;

/**
 * A drone of a team.
 *
 * <p>Immutable.
 *
 * @param process its identity
 * @param name for people
 */
public record Member(String process, String name) {}
