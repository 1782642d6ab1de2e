package io.orcastrike.benchmarks;

import io.orcastrike.core.protocol.sim.Simulation;

/**
 * The protocol's simulation for as many seeds as one likes: everything goes wrong that may, and
 * every invariant is checked after every event. Ends at the first seed that breaks one.
 */
public final class ProtocolSimulation {
  private static final int AT_ONCE = 10_000;

  private ProtocolSimulation() {}

  /** Runs it; the arguments are the number of seeds, a million by default, and the first, 0. */
  public static void main(String... arguments) {
    long seeds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    for (long done = 0; done < seeds; done += AT_ONCE) {
      int now = (int) Math.min(AT_ONCE, seeds - done);
      System.out.printf("from %,d: %s%n", first + done, Simulation.run(first + done, now));
    }
  }
}
