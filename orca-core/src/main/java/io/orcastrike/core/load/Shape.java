package io.orcastrike.core.load;

import java.time.Duration;
import java.util.Optional;

/**
 * What is chosen for a run beside its plan.
 *
 * <p>Immutable.
 *
 * @param seed of everything random
 * @param scale by which every load is multiplied
 * @param maxDuration when every load ends at the latest
 */
public record Shape(long seed, double scale, Optional<Duration> maxDuration) {}
