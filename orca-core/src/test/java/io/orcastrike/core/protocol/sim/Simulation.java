package io.orcastrike.core.protocol.sim;

/** Runs many seeds, one after another. */
public final class Simulation {
  private Simulation() {}

  /**
   * Runs so many seeds.
   *
   * @return what came of them
   * @throws AssertionError at the first that breaks an invariant; it names the seed
   */
  public static Tally run(long from, int seeds) {
    return run(from, seeds, Mistake.NONE);
  }

  static Tally run(long from, int seeds, Mistake mistake) {
    Tally tally = new Tally();
    for (long seed = from; seed < from + seeds; seed++) {
      try {
        new World(seed, mistake, tally).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return tally;
  }
}
