package io.orcastrike.core.load;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Starts the iterations of a workload on a drone.
 *
 * <p>Implementations are safe for use by many threads.
 */
sealed interface Driver permits ArrivalDriver, UserDriver, SharedDriver {

  /** Returns the driver of a workload. */
  static Driver of(WorkloadRun run) {
    return switch (run.schedule().profile()) {
      case io.orcastrike.api.ArrivalRate rate -> new ArrivalDriver(run, rate);
      case io.orcastrike.api.Users users -> new UserDriver(run, users);
      case io.orcastrike.api.Iterations iterations -> new SharedDriver(run, iterations);
    };
  }

  /** Begins, on threads of its own that inherit the caller's context class loader. */
  void start();

  /** Starts nothing more from now on. */
  void stop();

  /** The load's time is over: starts nothing more but what was due before. */
  void end();

  /** Tells whether it starts nothing more. */
  boolean isStopped();

  /** Returns what made it end before its time by itself. */
  Optional<Throwable> failure();

  /** Makes a part of a lost drone's load too, where this kind of load can be moved. */
  void takeOver(Lane lane);

  /**
   * Changes the load. The workload's schedule has changed already.
   *
   * @param steered the schedule with a change more
   * @param instant of the change, in nanoseconds from T0
   */
  void steer(Schedule steered, long instant);

  /**
   * Returns how many iterations of its own were never due, neither begun nor dropped; empty where
   * the number planned is not known beforehand. Final once stopped.
   */
  OptionalLong notReached();
}
