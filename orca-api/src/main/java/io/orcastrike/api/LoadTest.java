package io.orcastrike.api;

import java.util.Map;

/**
 * A load test: the class an author writes.
 *
 * <p>It needs a public constructor without parameters. One object of it is made for the leader and
 * one for each drone, so fields are never shared between drones.
 *
 * <p>Used by one thread at a time, except that scenario bodies run on many virtual threads at once.
 */
public interface LoadTest {

  /**
   * Returns what is to be run. Pure: the leader and every drone call it with the same parameters
   * and must get the same plan; a drone whose plan differs is refused.
   *
   * @throws InvalidPlanException from {@link Plan.Builder#build()}, naming every mistake
   * @throws ParameterException if a parameter has no value, or none of its type
   */
  Plan plan(Parameters parameters);

  /**
   * Makes the target ready, once per run, on the leader, before any drone is asked to join.
   *
   * @return values for every drone's {@link DroneContext#values()} and for {@link #tearDown}; at
   *     most 32 KB in all, and never a secret
   * @throws Exception ends the run before any load; {@link #tearDown} is called all the same
   */
  default Map<String, String> setUp(Parameters parameters) throws Exception {
    return Map.of();
  }

  /**
   * Cleans up what {@link #setUp} made, once per run, on the leader, whatever came of the run. It
   * is called on the object that {@code setUp} was called on, unless the leader's process was lost
   * and another one took its place: what must be cleaned up even then is found by the values.
   *
   * @param values what {@code setUp} returned, empty when it failed
   * @throws Exception is reported as a warning, the result stands
   */
  default void tearDown(Parameters parameters, Map<String, String> values) throws Exception {}

  /**
   * Makes this drone ready, once per run and drone, before it joins: the place for clients and
   * connection pools.
   *
   * @throws Exception keeps this drone out of the run, with its reason
   */
  default void prepare(DroneContext context) throws Exception {}

  /**
   * Closes what {@link #prepare} opened, once per run and drone, after the last iteration, also
   * when {@code prepare} failed.
   *
   * @throws Exception is reported as a warning, the result stands
   */
  default void cleanup() throws Exception {}
}
