package io.orcastrike.core.protocol.sim;

import java.util.function.Consumer;

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

  /**
   * Runs so many seeds, past those that break an invariant.
   *
   * @param broken hears of each of them, by an error that names the seed; what it throws ends it
   * @return what came of all
   */
  public static Tally run(long from, int seeds, Consumer<AssertionError> broken) {
    return run(from, seeds, Mistake.NONE, broken);
  }

  static Tally run(long from, int seeds, Mistake mistake) {
    return run(
        from,
        seeds,
        mistake,
        error -> {
          throw error;
        });
  }

  private static Tally run(long from, int seeds, Mistake mistake, Consumer<AssertionError> broken) {
    Tally tally = new Tally();
    for (long seed = from; seed < from + seeds; seed++) {
      try {
        new World(seed, mistake, tally).run();
      } catch (AssertionError | RuntimeException e) {
        broken.accept(new AssertionError("seed " + seed + ": " + e.getMessage(), e));
      }
    }
    return tally;
  }
}
