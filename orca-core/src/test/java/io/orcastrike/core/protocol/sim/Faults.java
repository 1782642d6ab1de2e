package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Message.Order;
import java.util.List;
import java.util.SplittableRandom;

/** What goes wrong in a world, and when. */
final class Faults {
  private static final long SECOND = 1_000_000_000L;

  /** Clocks go wrong, and drones are not heard. */
  private static final int[] CLOCKS = {12, 12, 5, 6, 9, 2};

  private final World world;
  private final SplittableRandom random;
  private boolean scheduled;

  Faults(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  void schedule() {
    scheduled = true;
    long end = (20 + random.nextInt(random.nextBoolean() ? 60 : 200)) * SECOND;
    int count = random.nextInt(10);
    int kinds = random.nextInt(3) == 0 ? random.nextInt() : -1;
    boolean clocks = random.nextInt(6) == 0;
    for (int i = 0; i < count; i++) {
      int kind = clocks ? CLOCKS[random.nextInt(CLOCKS.length)] : random.nextInt(14);
      if ((kinds >> kind & 1) != 0) {
        at(random.nextLong(end), () -> happen(kind));
      }
    }
    at(end, this::calmDown);
  }

  /** The start of the load is when most can go wrong. */
  void went() {
    if (scheduled && random.nextInt(3) == 0) {
      int kind = random.nextBoolean() ? 0 : random.nextInt(14);
      at(world.now() + random.nextLong(6 * SECOND), () -> happen(kind));
    }
  }

  /** So is a loss. */
  void lost(SimLeader leader) {
    if (!scheduled) {
      return;
    }
    if (random.nextInt(5) == 0) {
      at(world.now() + random.nextLong(2 * SECOND), () -> crash(leader, random.nextLong(8)));
    }
    if (random.nextInt(3) == 0) {
      heal();
    }
  }

  private void at(long time, Runnable fault) {
    world.changed(time);
    world.at(time, fault);
  }

  private void calmDown() {
    world.bus.loss = 0;
    world.bus.doubled = 0;
    heal();
  }

  private void heal() {
    for (Participant participant : world.participants) {
      participant.deafUntil = 0;
      participant.deafToAllUntil = 0;
      participant.muteUntil = 0;
    }
  }

  private long seconds(int most) {
    return 1 + random.nextLong(most * SECOND);
  }

  private Participant anyone() {
    return world.participants.get(random.nextInt(world.participants.size()));
  }

  private SimDrone aDrone() {
    List<SimDrone> living = world.living();
    return living.isEmpty() ? null : living.get(random.nextInt(living.size()));
  }

  private SimLeader aLeader() {
    return world.leaders.isEmpty() ? null : world.leaders.get(random.nextInt(world.leaders.size()));
  }

  private void happen(int kind) {
    SimDrone drone = aDrone();
    SimLeader leader = aLeader();
    if (drone == null || leader == null || world.participants.isEmpty()) {
      return;
    }
    long until = world.now();
    switch (kind) {
      case 0, 1 -> crash(drone);
      case 2, 3 -> crash(leader, random.nextInt(8) == 0 ? -1 : random.nextLong(70));
      case 4 -> until = pause(random.nextInt(3) == 0 ? leader : drone);
      case 5 -> until = suspend(random.nextInt(3) == 0 ? leader : drone);
      case 6 -> until = drone.muteUntil = world.now() + seconds(60);
      case 7 -> until = drone.deafUntil = world.now() + seconds(60);
      case 8 -> until = drone.deafToAllUntil = world.now() + seconds(90);
      case 9 -> {
        until = world.now() + seconds(40);
        drone.muteUntil = until;
        drone.deafUntil = until;
      }
      case 10 -> {
        until = world.now() + seconds(40);
        if (random.nextBoolean()) {
          leader.muteUntil = until;
        } else {
          leader.deafUntil = until;
        }
        world.troubledUntil = Math.max(world.troubledUntil, until);
      }
      case 11 -> {
        until = world.bus.wipedUntil = world.now() + seconds(75);
        world.troubledUntil = Math.max(world.troubledUntil, until);
      }
      case 12 -> step(random.nextBoolean() ? leader : anyone());
      case 13 -> leader.order(random.nextBoolean() ? Order.STOP : Order.ABORT);
      default -> throw new IllegalStateException();
    }
    drone.trouble(until);
    world.changed(until);
  }

  private void crash(SimDrone drone) {
    drone.alive = false;
    drone.inbox.clear();
    if (random.nextInt(4) > 0) {
      long back = world.now() + seconds(random.nextBoolean() ? 1 : 20);
      SkewedClock clock = drone.clock.restarted(-back + random.nextLong(100 * SECOND));
      at(back, () -> world.join(drone.name, clock));
    }
  }

  /** The leader's process ends soon; so many seconds later, or never, the next takes over. */
  private void crash(SimLeader leader, long awaySeconds) {
    if (!leader.isDone() && leader.alive) {
      boolean lies = random.nextInt(6) == 0;
      long away = awaySeconds < 0 ? -1 : awaySeconds * SECOND + seconds(2);
      leader.crashSoon(random.nextInt(4), () -> crashed(leader, away, lies));
    }
  }

  private void crashed(SimLeader leader, long away, boolean lies) {
    long back = world.now() + Math.max(0, away);
    world.troubledUntil = Math.max(world.troubledUntil, back);
    world.changed(back);
    if (away < 0) {
      leader.forever = true;
      return;
    }
    if (lies) {
      leader.loseBatches();
    }
    at(back, leader::resume);
  }

  private long pause(Participant participant) {
    long until = world.now() + seconds(random.nextBoolean() ? 5 : 50);
    participant.pausedUntil = until;
    participant.trouble(until);
    if (participant instanceof SimLeader) {
      world.troubledUntil = Math.max(world.troubledUntil, until);
    }
    return until;
  }

  /** The whole machine: its monotonic clock stands still too. */
  private long suspend(Participant participant) {
    long until = pause(participant);
    participant.clock.standStill(until - world.now());
    return until;
  }

  /** Not while it is suspended: clocks that both lose that time cannot tell anybody. */
  private void step(Participant participant) {
    if (participant.isPaused()) {
      return;
    }
    long most = (random.nextBoolean() ? 4 : 40) * SECOND;
    participant.clock.step(random.nextLong(-most, most));
    participant.trouble(world.now());
    if (participant instanceof SimLeader) {
      world.troubledUntil = Math.max(world.troubledUntil, world.now());
    }
  }
}
