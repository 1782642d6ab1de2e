package io.orcastrike.samples.shop;

import io.orcastrike.api.Parameters;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How a shop answers: how slowly, with a stall or not, and how often it fails.
 *
 * <p>Immutable.
 *
 * @param latency how long every request takes at least
 * @param stall how long the shop stalls, once; zero: never
 * @param stallAt when the stall begins, from the first request on
 * @param errors the share of requests, 0 to 1, that are refused
 */
public record Behaviour(Duration latency, Duration stall, Duration stallAt, double errors) {
  private static final long SEED = 20;

  /** Checks the values. */
  public Behaviour {
    notNegative("latency", latency);
    notNegative("stall", stall);
    notNegative("stallAt", stallAt);
    if (!(errors >= 0 && errors <= 1)) {
      throw new IllegalArgumentException("errors must be between 0 and 1, was " + errors);
    }
  }

  /** Returns what the parameters {@code latency, stall, stallAt, errors} ask for. */
  public static Behaviour of(Parameters parameters) {
    return new Behaviour(
        parameters.duration("latency", Duration.ofMillis(5)),
        parameters.duration("stall", Duration.ZERO),
        parameters.duration("stallAt", Duration.ofSeconds(8)),
        parameters.number("errors", 0));
  }

  /**
   * Returns how long a request takes: who arrives within the stall waits until its end.
   *
   * @param arrival the time from the first request
   */
  Duration delay(Duration arrival) {
    Duration end = stallAt.plus(stall);
    boolean stalled = arrival.compareTo(stallAt) >= 0 && arrival.compareTo(end) < 0;
    return stalled ? end.minus(arrival).plus(latency) : latency;
  }

  /** Tells whether a request is refused: the same ones in every run. */
  boolean refuses(long request) {
    return new SplittableRandom(SEED ^ (request * 0x9E3779B97F4A7C15L)).nextDouble() < errors;
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s must be >= 0, was %s".formatted(name, value));
    }
  }
}
