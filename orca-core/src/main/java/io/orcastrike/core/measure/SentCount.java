package io.orcastrike.core.measure;

import io.orcastrike.report.SeriesKey;

/**
 * How many iterations or steps a series holds, their longest, and their pauses.
 *
 * <p>Immutable.
 */
public record SentCount(SeriesKey key, long count, long maxMicros, long pausedMicros) {}
