package io.orcastrike.elasticsearch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between tries: twice as long each time, up to a bound, with full jitter. */
final class Backoff {
  private static final long FIRST_MILLIS = 500;
  private static final long MOST_MILLIS = 15_000;

  private final RandomGenerator random;
  private long most = FIRST_MILLIS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Returns how long to wait before the next try. */
  Duration next() {
    long wait = most / 2 + random.nextLong(most / 2 + 1);
    most = Math.min(2 * most, MOST_MILLIS);
    return Duration.ofMillis(wait);
  }
}
