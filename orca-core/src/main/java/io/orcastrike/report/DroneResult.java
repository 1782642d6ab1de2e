package io.orcastrike.report;

import java.util.List;
import java.util.Map;

/**
 * What a drone of the team did.
 *
 * <p>Immutable.
 *
 * @param number its place in the team, from 0
 * @param name for people
 * @param process one start of a drone: its identity
 * @param state how it ended
 * @param totals its iterations
 * @param lag microseconds that iterations started late for reasons of the drone, warm-up apart
 * @param probe microseconds that a virtual thread woken every 10 ms woke late
 * @param startSkewMicros its load began that much after the instant all had agreed on, by the
 *     leader's clock; below 0: before
 * @param startSkewBoundMicros by which that may be wrong, either way: half the shortest round trip
 *     by which the clocks were compared
 * @param health the worst of its seconds
 * @param results free-form results the test handed back
 * @param warnings what its numbers suffer from, in plain words
 */
public record DroneResult(
    int number,
    String name,
    String process,
    State state,
    Totals totals,
    Distribution lag,
    Distribution probe,
    long startSkewMicros,
    long startSkewBoundMicros,
    Health health,
    Map<String, String> results,
    List<String> warnings) {

  /** How a drone ended. */
  public enum State {
    /** All it recorded has arrived, and its totals agree. */
    COMPLETE,
    /** Its data is not complete. */
    INCOMPLETE
  }

  /** Copies the collections. */
  public DroneResult {
    results = Map.copyOf(results);
    warnings = List.copyOf(warnings);
  }
}
