package io.orcastrike.core.protocol.sim;

import java.util.SplittableRandom;

/** Somebody who steers a run now and then. */
final class SimSteering {
  private static final double[] FACTORS = {0.3, 1, 1.5, 4};
  private static final int SELDOM = 400;

  private SimSteering() {}

  static void sometimes(SimLeader leader, SplittableRandom random) {
    if (leader.world.steers && leader.isRunning() && random.nextInt(SELDOM) == 0) {
      double factor = FACTORS[random.nextInt(FACTORS.length)];
      leader.steer(factor, random.nextInt(3) == 0, random.nextInt(3));
    }
  }
}
