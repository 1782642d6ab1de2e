package io.orcastrike.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The times that bound a workload.
 *
 * <p>Immutable.
 *
 * @param maxDuration when the load ends at the latest; empty: with its profile
 * @param grace how long iterations that still run at the end of the load may take to finish
 * @param warmUp the time from the start whose iterations are shown but not judged
 */
public record Bounds(Optional<Duration> maxDuration, Duration grace, Duration warmUp) {

  /** No warm-up, 30 s of grace, the profile's own duration. */
  public static final Bounds DEFAULT =
      new Bounds(Optional.empty(), Duration.ofSeconds(30), Duration.ZERO);

  Bounds withMaxDuration(Duration value) {
    return new Bounds(Optional.of(value), grace, warmUp);
  }

  Bounds withGrace(Duration value) {
    return new Bounds(maxDuration, value, warmUp);
  }

  Bounds withWarmUp(Duration value) {
    return new Bounds(maxDuration, grace, value);
  }
}
