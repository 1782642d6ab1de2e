package io.orcastrike.redis;

import java.time.Duration;

/**
 * How long what may take.
 *
 * @param answer the longest wait for an answer of Redis, and for a connection
 * @param checkEvery the time between two checks of the connections
 * @param longestPause the longest pause between two attempts to connect again
 */
record Timing(Duration answer, Duration checkEvery, Duration longestPause) {
  static final Timing DEFAULT =
      new Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));

  /** The pause before the first attempt to connect again. */
  static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /** The bound of making a connection: to connect, to greet, and some air. */
  Duration connecting() {
    return answer.multipliedBy(2).plusMillis(500);
  }
}
