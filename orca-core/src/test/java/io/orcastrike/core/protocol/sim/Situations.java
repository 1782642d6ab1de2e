package io.orcastrike.core.protocol.sim;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Situations that faults by chance bring about too seldom: each in every eighth world, so that the
 * others draw the same numbers as without them.
 */
final class Situations {
  private static final long SECOND = 1_000_000_000L;
  private static final int WORLDS = 8;

  /** What happens in a world. */
  private enum Kind {
    NONE,
    STALLS_OVER_WARM_UP,
    TWO_LEADERS,
    OLD_STARTS,
    EQUAL_NAMES
  }

  private final World world;
  private final Kind kind;
  private final SplittableRandom random;

  Situations(World world, long seed) {
    this.world = world;
    this.kind =
        switch ((int) Math.floorMod(seed, (long) WORLDS)) {
          case 1 -> Kind.STALLS_OVER_WARM_UP;
          case 2 -> Kind.TWO_LEADERS;
          case 5 -> Kind.OLD_STARTS;
          case 6 -> Kind.EQUAL_NAMES;
          default -> Kind.NONE;
        };
    this.random = new SplittableRandom(seed);
    if (kind == Kind.OLD_STARTS) {
      world.bus.delayStarts(random.nextBoolean() ? 0.9 : 0.3);
    }
  }

  /** Returns the name of the drone on a machine: some are clones of another. */
  String name(int machine) {
    return "drone-" + (kind == Kind.EQUAL_NAMES ? machine / 2 : machine);
  }

  /** A team was formed: one of it that is not heard for a while has it formed anew. */
  void formed() {
    if (kind == Kind.OLD_STARTS && random.nextBoolean()) {
      long most = random.nextLong(4 * SECOND);
      anyone().ifPresent(drone -> drone.muteUntil = world.now() + most);
    }
  }

  /** The team went. */
  void went(SimLeader leader) {
    if (kind == Kind.STALLS_OVER_WARM_UP) {
      long end = world.now() + (2 + leader.spec.warmUp()) * SECOND;
      at(end + random.nextLong(SECOND), () -> anyone().ifPresent(this::stall));
    } else if (kind == Kind.TWO_LEADERS) {
      at(
          world.now() + random.nextLong(60 * SECOND),
          () -> leader.replace(random.nextLong(20 * SECOND), random.nextLong(120 * SECOND)));
    }
  }

  private void stall(SimDrone drone) {
    drone.pausedUntil = world.now() + 2 * SECOND + random.nextLong(4 * SECOND);
    drone.trouble(drone.pausedUntil);
  }

  private void at(long time, Runnable action) {
    world.changed(time);
    world.at(time, action);
  }

  private Optional<SimDrone> anyone() {
    List<SimDrone> living = world.living();
    return living.isEmpty()
        ? Optional.empty()
        : Optional.of(living.get(random.nextInt(living.size())));
  }
}
