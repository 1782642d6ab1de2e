package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.DroneState;
import io.orcastrike.core.protocol.Message.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The leader's side of the protocol: what it does with each message and each passing moment.
 *
 * <p>Used by one thread at a time.
 */
public final class LeaderMachine {
  /** How far the run is. */
  public enum State {
    /** Waiting for a quorum. */
    ANNOUNCING,
    /** The team is chosen, not all have confirmed. */
    STARTING,
    /** The team goes. */
    RUNNING,
    /** All there will be has arrived, or was given up. */
    RELEASING,
    /** Nothing more is to be done. */
    OVER
  }

  private final LeaderRole role;
  private final Timing timing;
  private final Roster roster;
  private final LeaderEffects effects;
  private final List<String> failures = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final SteeringList steering;
  private Team team = Team.NONE;
  private State state = State.ANNOUNCING;
  private Order order = Order.RUN;
  private String reason = "";
  private boolean going;
  private long t0;
  private final OwnBeats ownBeats = new OwnBeats();
  private long repeatAt;
  private long beatAt;
  private final long quorumBy;
  private final long clockGap;
  private long abortedAt;
  private long releaseBy;

  /** Makes the leader of a new run. */
  public LeaderMachine(LeaderRole role, Now now) {
    this(role, now, 1);
    effects.log(role.announce(), now);
  }

  private LeaderMachine(LeaderRole role, Now now, int epoch) {
    this.role = role;
    this.timing = role.timing();
    this.roster = new Roster(role.canonical(), timing.joinCounts());
    this.effects = new LeaderEffects(role, epoch);
    this.steering = new SteeringList(timing.steerAhead());
    this.clockGap = now.wall() - now.nanos();
    this.quorumBy = now.nanos() + timing.quorumWithin().toNanos();
    this.repeatAt = now.nanos();
    this.beatAt = now.nanos();
  }

  /**
   * Makes the leader that takes up a run where an earlier one left it: first all that is in the
   * journal goes through {@link #restore}, then {@link #resume} follows, and nothing before.
   */
  public static LeaderMachine successor(LeaderRole role, Now now) {
    return new LeaderMachine(role, now, 0);
  }

  /** Takes up the next that an earlier leader wrote. */
  public List<Effect> restore(Envelope entry, Now now) {
    effects.sawEpoch(entry.header().epoch());
    takeUp(entry, now);
    return effects.taken();
  }

  /** Goes on: all that earlier leaders wrote is taken up. */
  public List<Effect> resume(Now now) {
    effects.beginEpoch();
    if (going) {
      state = order == Order.RELEASE ? State.RELEASING : State.RUNNING;
      ownBeats.begin(now);
      abortedAt = now.nanos();
      releaseBy = now.nanos() + timing.releaseWithin().toNanos();
      effects.log(beat(), now);
      beat(now);
      releaseWhenFinished(now);
    } else {
      fail("the leader ended before the team went", now);
    }
    return effects.taken();
  }

  /** Returns what was decided so far: a checkpoint begins with it. */
  public List<Envelope> decisions(Now read) {
    Now now = steady(read);
    return List.of(
        effects.wrap(new Message.Start(team.members(), t0), now), effects.wrap(beat(), now));
  }

  /**
   * Returns how it stands with a drone.
   *
   * @param last what it said at its end, once it did
   */
  public Envelope standing(int drone, Message.@Nullable Last last, DroneState sent, Now read) {
    return effects.wrap(team.at(drone).standing(drone, last, sent), steady(read));
  }

  private void takeUp(Envelope entry, Now now) {
    switch (entry.message()) {
      case Message.Start start -> {
        team = new Team(start.team().stream().map(member -> roster.restore(member, now)).toList());
        t0 = start.t0();
      }
      case Message.Beat beat -> {
        if (beat.go() != null && !going) {
          going = true;
          effects.add(new Effect.Go(team.members(), t0));
        }
        order = beat.order();
        reason = beat.reason();
        steering.restore(beat.steering());
        for (int i = losses.size(); i < beat.losses().size(); i++) {
          Loss loss = beat.losses().get(i);
          losses.add(loss);
          Peer peer = team.at(loss.drone());
          peer.lost = true;
          effects.add(new Effect.Lost(loss, "lost before the leader was started anew"));
          if (!role.losses().goesOn(losses.size(), team.size())) {
            failures.add(
                "drone %s was lost before the leader was started anew".formatted(peer.name));
          }
        }
      }
      case Message.Second second -> effects.add(new Effect.Settled(second));
      case Message.Standing standing -> {
        team.at(standing.drone()).restore(standing);
        effects.add(new Effect.Stood(standing));
      }
      case Message.Batch batch -> takeBatch(entry, batch, false);
      default -> {} // the announcement is the role's
    }
  }

  /** Returns how far the run is. */
  public State state() {
    return state;
  }

  /** Returns why the run cannot begin or go on, where that is so. */
  public Optional<String> failure() {
    return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
  }

  /** Returns the drones lost so far, in order. */
  public List<Loss> losses() {
    return List.copyOf(losses);
  }

  /** Tells whether a drone would have joined, had the test's {@code prepare} not failed. */
  public boolean prepareFailed() {
    return roster.prepareFailed();
  }

  /** Tells whether all data of a drone has arrived. */
  public boolean isContiguous(int drone) {
    return team.at(drone).finished && !team.at(drone).gap;
  }

  /** Tells whether a drone's signs of life arrive. */
  public boolean isHeard(int drone) {
    return !team.at(drone).isSuspect(timing);
  }

  /** Gives the team an order, which it keeps until a later one. */
  public List<Effect> order(Order given, String why, Now now) {
    command(given, why, steady(now));
    return effects.taken();
  }

  private void command(Order given, String why, Now now) {
    if (given.compareTo(order) > 0 && state != State.OVER) {
      order = given;
      reason = why;
      if (state == State.RUNNING) {
        abortedAt = now.nanos();
        effects.decide(beat(), now);
      } else {
        fail(why, now);
      }
    }
  }

  /**
   * Changes the load of the run.
   *
   * @throws IllegalArgumentException if too soon, before another, or more than a drone permits
   * @throws IllegalStateException while the run does not go, or it is not sure who makes its load
   */
  public List<Effect> steer(Steering change, Now read) {
    Now now = steady(read);
    long elapsed = elapsed(now);
    boolean goes = state == State.RUNNING && order == Order.RUN;
    boolean moves = !losses.isEmpty() && losses.getLast().instant() > elapsed;
    team.requireFactor(change.factor());
    steering.add(change, elapsed, goes, moves || team.hasSuspects(timing));
    effects.decide(beat(), now);
    return effects.taken();
  }

  /** Returns the first instant at which the load can change, in nanoseconds from T0. */
  public long steerableFrom(Now read) {
    return steering.next(elapsed(steady(read)));
  }

  /** Returns the changes of the load so far, in order. */
  public List<Steering> steering() {
    return steering.all();
  }

  /** Returns how long the load has lasted. */
  private long elapsed(Now now) {
    return team.elapsed(now.wall() - t0, now);
  }

  /** A wall clock that is set must not move T0, nor the leases of the drones. */
  private Now steady(Now now) {
    return new Now(now.nanos(), now.nanos() + clockGap);
  }

  /** Does what is due. */
  public List<Effect> tick(Now read) {
    Now now = steady(read);
    switch (state) {
      case ANNOUNCING -> announce(now);
      case STARTING -> start(now);
      case RUNNING -> {
        beat(now);
        endWithoutBus(now);
        loseTheUnending(now);
      }
      case RELEASING -> {
        beat(now);
        overWhenReleased(now);
      }
      case OVER -> {}
    }
    return effects.taken();
  }

  /** Takes a message: of a drone, or a beat of this leader that came back. */
  public List<Effect> receive(Envelope envelope, Now read) {
    Now now = steady(read);
    Header from = envelope.header();
    if (!from.run().equals(role.run()) || state == State.OVER) {
      return effects.taken();
    }
    if (from.epoch() > effects.epoch()) {
      failures.add("another leader has taken the run over");
      state = State.OVER;
      effects.add(new Effect.Over());
    } else if (envelope.message() instanceof Message.Beat) {
      hearOwnBeat(from, now);
    } else {
      hear(envelope, now);
    }
    return effects.taken();
  }

  private void hear(Envelope envelope, Now now) {
    Header from = envelope.header();
    Peer peer = roster.hear(envelope, now);
    if (peer == null) {
      effects.answer(from, null, going, now);
      return;
    }
    // Batches have their own order; one that overtakes a sign of life must not make it old.
    boolean news = !(envelope.message() instanceof Message.Batch) && peer.isNews(from);
    if (envelope.message() instanceof Message.Batch batch) {
      takeBatch(envelope, batch, true);
      loseTheBroken(peer, batch, now);
    } else if (news && envelope.message() instanceof Message.Confirm confirm) {
      peer.confirmed = confirm.t0();
    } else if (news && envelope.message() instanceof Message.Heartbeat heartbeat) {
      takeHeartbeat(peer, heartbeat, now);
    }
    if (news && (!going || envelope.message() instanceof Message.Heartbeat)) {
      peer.seenAt = now.nanos();
      peer.beatsWithoutSign = 0;
    }
    effects.answer(from, peer, going && !team.contains(peer), now);
    switch (state) {
      case ANNOUNCING -> {
        formTeam(now);
        giveUpWhenHopeless(now);
      }
      case STARTING -> goWhenConfirmed(now);
      case RUNNING -> releaseWhenFinished(now);
      case RELEASING, OVER -> {}
    }
  }

  private void announce(Now now) {
    if (now.nanos() >= quorumBy) {
      fail(roster.describe(role.announce().least(), now), now);
    } else if (now.nanos() >= repeatAt) {
      repeatAt = now.nanos() + timing.beat().toNanos();
      effects.announce(now);
    }
  }

  private void formTeam(Now now) {
    List<Peer> ready = roster.ready(now);
    if (ready.size() >= role.announce().least()) {
      team = new Team(ready.subList(0, Math.min(ready.size(), role.announce().most())));
      t0 = now.wall() + timing.startLead().toNanos();
      state = State.STARTING;
      repeatAt = now.nanos() + timing.repeat().toNanos();
      effects.decide(new Message.Start(team.members(), t0), now);
    }
  }

  private boolean isLate(Now now) {
    return now.wall() >= t0 - timing.confirmBy().toNanos();
  }

  private void start(Now now) {
    if (isLate(now)) {
      // The silent are left out until they are heard of again, and the team is formed anew.
      team.unconfirmed(t0).forEach(peer -> roster.leaveOut(peer, now));
      team = Team.NONE;
      state = State.ANNOUNCING;
      announce(now);
    } else if (now.nanos() >= repeatAt) {
      repeatAt = now.nanos() + timing.repeat().toNanos();
      // Only to the silent: a large team's list to all of a large team is too much to repeat.
      Message.Start message = new Message.Start(team.members(), t0);
      team.unconfirmed(t0).forEach(peer -> effects.sayTo(peer.process, message, now));
    }
  }

  private void goWhenConfirmed(Now now) {
    if (!isLate(now) && team.unconfirmed(t0).isEmpty()) {
      state = State.RUNNING;
      going = true;
      ownBeats.begin(now);
      effects.log(beat(), now);
      effects.add(new Effect.Go(team.members(), t0));
      beatAt = now.nanos();
      beat(now);
    }
  }

  private void beat(Now now) {
    if (now.nanos() >= beatAt) {
      boolean started = now.wall() >= t0;
      beatAt = now.nanos() + (started ? timing.beat() : timing.goRepeat()).toNanos();
      effects.sayToTeam(beat(), now);
    }
  }

  private Message.Beat beat() {
    return new Message.Beat(order, reason, going ? t0 : null, losses, steering.all());
  }

  /**
   * A drone's silence is counted in own beats that came back, not in seconds: while the bus is away
   * nobody can be heard, and nobody is lost.
   */
  private void hearOwnBeat(Header from, Now now) {
    boolean isNew = from.sender().equals(role.process()) && ownBeats.hear(from, now);
    if (isNew && state == State.RUNNING && from.sentAt() >= t0) {
      for (Peer peer : team.undone()) {
        if (++peer.beatsWithoutSign > timing.lostAfterBeats()) {
          lose(peer, "no sign of life for %d s".formatted(seconds(now.nanos() - peer.seenAt)), now);
        }
      }
      releaseWhenFinished(now);
    }
  }

  /** Without the bus nothing is decided, but not for ever. */
  private void endWithoutBus(Now now) {
    long away = ownBeats.away(now);
    if (state == State.RUNNING && away >= timing.busAway().toNanos()) {
      giveUpTeam("the bus has been away for %d s".formatted(seconds(away)), now);
    }
  }

  /** A drone that lives but does not come to an end must not keep an aborted run from ending. */
  private void loseTheUnending(Now now) {
    long limit = timing.unacknowledged().toNanos();
    if (state == State.RUNNING && order == Order.ABORT && now.nanos() - abortedAt >= limit) {
      giveUpTeam("it did not end within %d s of the abort".formatted(seconds(limit)), now);
    }
  }

  private void giveUpTeam(String why, Now now) {
    team.undone().forEach(peer -> lose(peer, why, now));
    releaseWhenFinished(now);
  }

  private void lose(Peer peer, String why, Now now) {
    // By then the lost drone has surely stopped.
    long instant = elapsed(now) + timing.lease().plus(timing.late()).toNanos();
    Loss loss = team.lose(peer, instant, role.losses());
    losses.add(loss);
    effects.add(new Effect.Lost(loss, why));
    if (role.losses().goesOn(losses.size(), team.size())) {
      effects.decide(beat(), now);
    } else {
      failures.add("drone %s was lost: %s".formatted(peer.name, why));
      if (order.compareTo(Order.ABORT) >= 0) {
        effects.decide(beat(), now);
      }
      command(Order.ABORT, failures.getLast(), now);
    }
  }

  private static long seconds(long nanos) {
    return nanos / 1_000_000_000L;
  }

  private void giveUpWhenHopeless(Now now) {
    int least = role.announce().least();
    if (state == State.ANNOUNCING && roster.isHopeless(role.everyone(), least)) {
      fail(roster.describe(least, now), now);
    }
  }

  private void takeHeartbeat(Peer peer, Message.Heartbeat heartbeat, Now now) {
    peer.heard(heartbeat);
    if (heartbeat.phase() == Message.Phase.RELEASED) {
      peer.released = true;
      if (state == State.RUNNING && team.contains(peer) && !peer.isDone()) {
        lose(peer, "it left the run before all its data had arrived", now);
      }
    }
  }

  private void takeBatch(Envelope envelope, Message.Batch batch, boolean isNew) {
    team.take(roster.find(envelope.header().sender()), batch)
        .ifPresent(
            merge -> {
              if (isNew) {
                effects.add(new Effect.Log(envelope));
              }
              effects.add(merge);
            });
  }

  /** A drone that stopped by itself before its time has told all, and makes no more load. */
  private void loseTheBroken(Peer peer, Message.Batch batch, Now now) {
    Message.Last last = batch.last();
    boolean broke = peer.finished && last != null && !last.failure().isEmpty();
    if (last != null && broke && !peer.lost && state == State.RUNNING && order == Order.RUN) {
      lose(peer, last.failure(), now);
    }
  }

  private void releaseWhenFinished(Now now) {
    if (state == State.RUNNING && team.undone().isEmpty()) {
      release(now);
    }
  }

  /** Frees the team: says so until all have confirmed it, but only so long. */
  private void release(Now now) {
    state = State.RELEASING;
    order = Order.RELEASE;
    releaseBy = now.nanos() + timing.releaseWithin().toNanos();
    effects.log(beat(), now);
    beatAt = now.nanos();
    beat(now);
    overWhenReleased(now);
  }

  private void overWhenReleased(Now now) {
    if (now.nanos() >= releaseBy || team.isReleased()) {
      state = State.OVER;
      effects.add(new Effect.Over());
    }
  }

  /** Ends a run that never went; who has joined is freed. */
  private void fail(String why, Now now) {
    failures.add(why);
    reason = why;
    team = new Team(roster.ready(now));
    release(now);
  }
}
