package io.orcastrike.core.protocol.sim;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Situations that faults by chance bring about too seldom: each in some worlds, by their seed, so
 * that the others draw the same numbers as without them.
 */
final class Situations {
  private static final long SECOND = 1_000_000_000L;
  private static final int WORLDS = 16;

  /** What happens in a world. */
  private enum Kind {
    NONE,
    STALLS_OVER_WARM_UP,
    TWO_LEADERS,
    OLD_COPY,
    OLD_STARTS,
    EQUAL_NAMES,
    UNHEARD_STEERING
  }

  private final World world;
  private final Kind kind;
  private final SplittableRandom random;

  Situations(World world, long seed) {
    this.world = world;
    this.kind =
        switch ((int) Math.floorMod(seed, (long) WORLDS)) {
          case 1, 9 -> Kind.STALLS_OVER_WARM_UP;
          case 2, 10 -> Kind.TWO_LEADERS;
          case 5, 13 -> Kind.OLD_STARTS;
          case 6 -> Kind.EQUAL_NAMES;
          case 14 -> Kind.UNHEARD_STEERING;
          case 11 -> Kind.OLD_COPY;
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
    } else if (kind == Kind.OLD_COPY) {
      copy(leader, (12 + random.nextLong(20)) * SECOND, (9 + random.nextLong(14)) * SECOND);
    } else if (kind == Kind.UNHEARD_STEERING) {
      steerUnheard(leader, world.now() + (5 + random.nextLong(20)) * SECOND);
    }
  }

  /** A drone is cut off just before the load is lowered: it goes on as before until its lease. */
  private void steerUnheard(SimLeader leader, long cutOff) {
    at(
        cutOff,
        () ->
            anyone()
                .ifPresent(
                    drone -> {
                      drone.muteUntil = cutOff + 60 * SECOND;
                      drone.deafUntil = drone.muteUntil;
                      drone.trouble(drone.muteUntil);
                    }));
    at(cutOff + 2 * SECOND, () -> leader.steer(0.3, false, 0));
  }

  /**
   * The leader goes on after its journal was copied, gives up a drone that is cut off, and ends
   * when the next leader begins, from the copy. By then the drone is there again, and another one
   * does not hear the new leader, or not all of it.
   */
  private void copy(SimLeader leader, long after, long away) {
    long copied = world.now() + after;
    long ended = copied + away;
    at(copied, () -> leader.replace(away, random.nextLong(SECOND)));
    at(
        copied - 9 * SECOND + random.nextLong(3 * SECOND),
        () ->
            anyone()
                .ifPresent(
                    drone -> {
                      drone.muteUntil = ended + random.nextLong(-SECOND, 2 * SECOND);
                      drone.deafUntil = drone.muteUntil;
                      drone.trouble(drone.muteUntil);
                    }));
    at(
        ended - random.nextLong(2 * SECOND),
        () ->
            anyone()
                .ifPresent(
                    drone -> {
                      drone.deafToAllUntil = world.now() + 60 * SECOND;
                      drone.deafUntil = random.nextBoolean() ? drone.deafToAllUntil : 0;
                      drone.trouble(drone.deafToAllUntil);
                    }));
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
