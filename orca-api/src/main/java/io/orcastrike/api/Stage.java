package io.orcastrike.api;

import java.time.Duration;

/**
 * A linear piece of a load profile: from where the piece before ended to a target, over a duration;
 * a duration of zero is a jump.
 *
 * <p>Immutable.
 *
 * @param target arrivals per second or users, at the end of the stage
 * @param duration how long the stage takes
 */
public record Stage(double target, Duration duration) {}
