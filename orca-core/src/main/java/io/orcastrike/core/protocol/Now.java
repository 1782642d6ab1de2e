package io.orcastrike.core.protocol;

/**
 * An instant, by both clocks of a process.
 *
 * <p>Immutable.
 *
 * @param nanos monotonic
 * @param wall nanoseconds since 1970
 */
public record Now(long nanos, long wall) {}
