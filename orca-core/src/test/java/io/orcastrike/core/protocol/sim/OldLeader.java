package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.LeaderMachine;
import java.util.List;

/**
 * A leader's process that stood still while the run was taken up elsewhere from a copy of its
 * journal, and that wakes up knowing nothing of it.
 */
final class OldLeader extends Participant {
  private static final long TICK = 50_000_000L;

  private final SimLeader successor;
  private final LeaderMachine machine;
  private final int epoch;
  private boolean knows;

  OldLeader(SimLeader successor, SkewedClock clock, LeaderMachine machine, int epoch, long until) {
    super(successor.world, clock);
    this.successor = successor;
    this.machine = machine;
    this.epoch = epoch;
    this.pausedUntil = until;
  }

  @Override
  boolean hears(String channel) {
    return successor.hears(channel);
  }

  @Override
  long tickNanos() {
    return TICK;
  }

  @Override
  void receive(Bus.Arrival arrival) {
    Envelope heard = arrival.envelope();
    knows |= heard.header().epoch() > epoch;
    perform(machine.receive(heard, clock.now()));
    check(!knows || !alive, "%s goes on after it heard of a later leader");
  }

  @Override
  void tick() {
    perform(machine.tick(clock.now()));
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> {
          check(!knows, "%s speaks after it heard of a later leader");
          publish(send.channel(), send.envelope());
        }
        case Effect.Over over -> {
          alive = false;
          world.tally.steppedDown += knows ? 1 : 0;
        }
        default -> {}
      }
    }
  }

  private void check(boolean holds, String details) {
    world
        .truth(successor.spec.run())
        .check(holds, "an old leader steps down", details, "the leader of epoch " + epoch);
  }
}
