package io.orcastrike.api;

import java.time.Duration;

/**
 * A fixed number of iterations, shared by users that run them as fast as they can.
 *
 * <p>Immutable. Values are checked by {@link Plan.Builder#build()}.
 *
 * @param total iterations in the whole swarm
 * @param users users in the whole swarm that share them
 * @param bounds the times that bound the load; without a maximum it ends after 10 minutes
 */
public record Iterations(long total, int users, Bounds bounds) implements LoadProfile {

  /** Shares the iterations among that many users. */
  public Iterations users(int users) {
    return new Iterations(total, users, bounds);
  }

  @Override
  public Iterations maxDuration(Duration maximum) {
    return new Iterations(total, users, bounds.withMaxDuration(maximum));
  }

  @Override
  public Iterations grace(Duration grace) {
    return new Iterations(total, users, bounds.withGrace(grace));
  }

  @Override
  public Iterations warmUp(Duration warmUp) {
    return new Iterations(total, users, bounds.withWarmUp(warmUp));
  }

  @Override
  public Duration duration() {
    return bounds.maxDuration().orElse(Duration.ofMinutes(10));
  }
}
