package io.orcastrike.api;

import java.time.Duration;

/**
 * How much load a workload makes over time: iterations that arrive whatever the responses do (open
 * model), users that run iterations one after another (closed model), or a fixed number of
 * iterations.
 *
 * <p>Immutable. Values are checked by {@link Plan.Builder#build()}, which reports all mistakes.
 */
public sealed interface LoadProfile permits ArrivalRate, Users, Iterations {

  /** Returns arrivals that begin at a rate; add stages to give them a duration. */
  static ArrivalRate arrivalRate(Rate start) {
    return ArrivalRate.startingAt(start);
  }

  /** Returns a number of users from the start; add stages to give them a duration. */
  static Users users(int start) {
    return Users.startingWith(start);
  }

  /** Returns a fixed number of iterations, run by one user; {@link Iterations#users} adds more. */
  static Iterations iterations(long total) {
    return new Iterations(total, 1, Bounds.DEFAULT);
  }

  /** Returns the times that bound the load. */
  Bounds bounds();

  /** Returns when the load ends at the latest, from its start. */
  Duration duration();

  /** Returns this profile ending after a time at the latest. */
  LoadProfile maxDuration(Duration maximum);

  /** Returns this profile with a time for iterations that still run at the end of the load. */
  LoadProfile grace(Duration grace);

  /** Returns this profile whose first time is shown, but not judged. */
  LoadProfile warmUp(Duration warmUp);
}
