package io.orcastrike.benchmarks;

import io.orcastrike.core.protocol.sim.Simulation;

/**
 * The protocol's simulation for as many seeds as one likes: everything goes wrong that may, and
 * every invariant is checked after every event. Names each seed that breaks one, and goes on.
 */
public final class ProtocolSimulation {
  private static final int AT_ONCE = 10_000;
  private static final int MOST_BROKEN = 100;

  private int broken;

  private ProtocolSimulation() {}

  /**
   * Runs it; the arguments are the number of seeds, a million by default, and the first, 0.
   *
   * @throws AssertionError at the end, if a seed broke an invariant
   */
  public static void main(String... arguments) {
    long seeds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    new ProtocolSimulation().run(seeds, first);
  }

  private void run(long seeds, long first) {
    long done = 0;
    while (done < seeds && broken < MOST_BROKEN) {
      int now = (int) Math.min(AT_ONCE, seeds - done);
      System.out.printf(
          "from %,d: %s%n", first + done, Simulation.run(first + done, now, this::broke));
      done += now;
    }
    System.out.printf("%,d seeds, %,d broke an invariant%n", done, broken);
    if (broken > 0) {
      throw new AssertionError(
          "every seed must keep every invariant, %,d did not".formatted(broken));
    }
  }

  private void broke(AssertionError error) {
    broken++;
    if (broken <= MOST_BROKEN) {
      System.out.println(error.getMessage());
    }
  }
}
