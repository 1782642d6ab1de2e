package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import java.util.ArrayDeque;
import java.util.Deque;

/** A process on the bus. It may be cut off, stand still, or die. */
abstract class Participant {
  private static final int MOST_PILED_UP = 2_000;

  final World world;
  SkewedClock clock;
  final Deque<Bus.Arrival> inbox = new ArrayDeque<>();
  boolean alive = true;
  long pausedUntil;
  long deafUntil;
  long deafToAllUntil;
  long muteUntil;
  long troubledUntil;

  Participant(World world, SkewedClock clock) {
    this.world = world;
    this.clock = clock;
  }

  abstract boolean hears(String channel);

  abstract void receive(Bus.Arrival arrival);

  abstract void tick();

  /** Returns how often it looks at the time. */
  abstract long tickNanos();

  final boolean isPaused() {
    return world.now() < pausedUntil;
  }

  final void arrive(Bus.Arrival arrival) {
    long now = world.now();
    boolean deaf = now < deafUntil || (arrival.isToMany() && now < deafToAllUntil);
    if (!alive || deaf || !hears(arrival.channel())) {
      return;
    }
    if (!isPaused()) {
      drain();
      receive(arrival);
    } else if (inbox.size() < MOST_PILED_UP) {
      inbox.add(arrival);
    }
  }

  private void drain() {
    while (alive && !inbox.isEmpty()) {
      receive(inbox.poll());
    }
  }

  /** Ticks now and from now on. */
  final void live() {
    if (!alive) {
      return;
    }
    if (isPaused()) {
      world.at(pausedUntil, this::live);
      return;
    }
    drain();
    if (alive) {
      tick();
    }
    if (alive) {
      world.at(world.now() + tickNanos(), this::live);
    }
  }

  final void publish(String channel, Envelope envelope) {
    world.bus.publish(this, channel, envelope);
  }

  /** Notes that for a while others need not understand each other with this one. */
  final void trouble(long until) {
    troubledUntil = Math.max(troubledUntil, until);
  }

  /** Returns a message as of another epoch. */
  static Envelope withEpoch(Envelope envelope, int epoch) {
    Header from = envelope.header();
    return new Envelope(
        new Header(
            from.version(),
            from.run(),
            epoch,
            from.leader(),
            from.sender(),
            from.number(),
            from.sentAt()),
        envelope.message());
  }
}
