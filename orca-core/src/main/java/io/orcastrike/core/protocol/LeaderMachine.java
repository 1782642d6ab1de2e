package io.orcastrike.core.protocol;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.View;
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

  private static final int SUSPECT_AFTER_BEATS = 5;

  private final String run;
  private final String process;
  private final Message.Announce announce;
  private final int everyone;
  private final Timing timing;
  private final Channels channels;
  private final Roster roster;
  private final List<Effect> effects = new ArrayList<>();
  private List<Peer> team = List.of();
  private State state = State.ANNOUNCING;
  private Order order = Order.RUN;
  private String reason = "";
  private final List<String> failures = new ArrayList<>();
  private boolean going;
  private long t0;
  private long number;
  private long repeatAt;
  private long beatAt;
  private long quorumBy;
  private long abortedAt;
  private long releaseBy;

  /**
   * Makes the leader of a run.
   *
   * @param run its id
   * @param process the leader's process id
   * @param announce what is announced; its deadline is set here
   * @param canonical the plan, line by line
   * @param everyone how many drones there are at all, so that the run is given up once too many
   *     have refused; 0: unknown
   */
  public LeaderMachine(
      String run,
      String process,
      Message.Announce announce,
      List<String> canonical,
      int everyone,
      Timing timing,
      Channels channels,
      Now now) {
    this.run = run;
    this.process = process;
    this.announce = announce;
    this.roster = new Roster(canonical, timing.joinCounts());
    this.everyone = everyone;
    this.timing = timing;
    this.channels = channels;
    this.quorumBy = now.nanos() + timing.quorumWithin().toNanos();
    this.repeatAt = now.nanos();
    this.beatAt = now.nanos();
    log(announce, now);
  }

  /** Returns how far the run is. */
  public State state() {
    return state;
  }

  /** Returns why the run cannot begin or go on, where that is so. */
  public Optional<String> failure() {
    return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
  }

  /** Tells whether a drone would have joined, had the test's {@code prepare} not failed. */
  public boolean prepareFailed() {
    return roster.prepareFailed();
  }

  /** Tells whether all data of a drone has arrived. */
  public boolean isContiguous(int drone) {
    return team.get(drone).finished && !team.get(drone).gap;
  }

  /** Tells whether a drone's signs of life arrive. */
  public boolean isHeard(int drone) {
    return team.get(drone).beatsWithoutSign < SUSPECT_AFTER_BEATS;
  }

  /** Gives the team an order, which it keeps until a later one. */
  public List<Effect> order(Order given, String why, Now now) {
    command(given, why, now);
    return taken();
  }

  private void command(Order given, String why, Now now) {
    if (given.compareTo(order) > 0 && state != State.OVER) {
      order = given;
      reason = why;
      if (state == State.RUNNING) {
        abortedAt = now.nanos();
        log(beat(), now);
        send(channels.beat(run), beat(), now);
      } else {
        fail(why, now);
      }
    }
  }

  /** Does what is due. */
  public List<Effect> tick(Now now) {
    switch (state) {
      case ANNOUNCING -> announce(now);
      case STARTING -> start(now);
      case RUNNING -> {
        beat(now);
        loseTheUnending(now);
      }
      case RELEASING -> {
        beat(now);
        overWhenReleased(now);
      }
      case OVER -> {}
    }
    return taken();
  }

  /** Takes a message of a drone. */
  public List<Effect> receive(Envelope envelope, Now now) {
    Header from = envelope.header();
    if (!from.run().equals(run) || state == State.OVER) {
      return taken();
    }
    switch (envelope.message()) {
      case Message.Join join -> roster.join(from.sender(), join, now);
      case Message.Refuse refuse -> roster.refuse(from.sender(), refuse, now);
      case Message.Confirm confirm -> confirm(from, confirm);
      case Message.Heartbeat heartbeat -> heartbeat(from, heartbeat, now);
      case Message.Batch batch -> batch(envelope, batch);
      case Message.Announce unused -> {}
      case Message.Answer unused -> {}
      case Message.Start unused -> {}
      case Message.Beat unused -> {}
    }
    Peer peer = roster.find(from.sender());
    if (peer != null && isSign(envelope.message())) {
      peer.seenAt = now.nanos();
      peer.beatsWithoutSign = 0;
    }
    answer(from, peer, now);
    switch (state) {
      case ANNOUNCING -> {
        formTeam(now);
        giveUpWhenHopeless(now);
      }
      case STARTING -> goWhenConfirmed(now);
      case RUNNING -> releaseWhenFinished(now);
      case RELEASING, OVER -> {}
    }
    return taken();
  }

  /** Tells whether a message shows its sender at work: a drone that still joins is not running. */
  private boolean isSign(Message message) {
    return !going || message instanceof Message.Heartbeat || message instanceof Message.Batch;
  }

  private void announce(Now now) {
    if (now.nanos() >= quorumBy) {
      fail(roster.describe(announce.least(), now), now);
    } else if (now.nanos() >= repeatAt) {
      repeatAt = now.nanos() + timing.beat().toNanos();
      send(channels.announce(), announce, now);
    }
  }

  private void formTeam(Now now) {
    List<Peer> ready = roster.ready(now);
    if (ready.size() >= announce.least()) {
      team = ready.subList(0, Math.min(ready.size(), announce.most()));
      t0 = now.wall() + timing.startLead().toNanos();
      state = State.STARTING;
      repeatAt = now.nanos();
      start(now);
    }
  }

  private boolean isLate(Now now) {
    return now.wall() >= t0 - timing.confirmBy().toNanos();
  }

  private void start(Now now) {
    if (isLate(now)) {
      // The silent are left out until they are heard of again, and the team is formed anew.
      team.stream()
          .filter(peer -> peer.confirmed != t0)
          .forEach(peer -> roster.leaveOut(peer, now));
      team = List.of();
      state = State.ANNOUNCING;
      announce(now);
    } else if (now.nanos() >= repeatAt) {
      repeatAt = now.nanos() + timing.repeat().toNanos();
      Message.Start message =
          new Message.Start(team.stream().map(peer -> peer.process).toList(), t0);
      log(message, now);
      send(channels.beat(run), message, now);
    }
  }

  private void goWhenConfirmed(Now now) {
    if (!isLate(now) && team.stream().allMatch(peer -> peer.confirmed == t0)) {
      go(now);
    }
  }

  private void go(Now now) {
    state = State.RUNNING;
    going = true;
    log(beat(), now);
    effects.add(new Effect.Go(team.stream().map(Peer::member).toList(), t0));
    beatAt = now.nanos();
    beat(now);
  }

  private void beat(Now now) {
    if (now.nanos() < beatAt) {
      return;
    }
    boolean started = now.wall() >= t0;
    beatAt = now.nanos() + (started ? timing.beat() : timing.goRepeat()).toNanos();
    send(channels.beat(run), beat(), now);
    if (started && state == State.RUNNING) {
      team.forEach(peer -> countBeat(peer, now));
    }
  }

  private void countBeat(Peer peer, Now now) {
    peer.beatsWithoutSign++;
    if (peer.beatsWithoutSign > timing.lostAfterBeats()) {
      lose(peer, "no sign of life for %d s".formatted(seconds(now.nanos() - peer.seenAt)), now);
      releaseWhenFinished(now);
    }
  }

  /** A drone that lives but does not come to an end must not keep an aborted run from ending. */
  private void loseTheUnending(Now now) {
    long silence = timing.silence().toNanos();
    if (state == State.RUNNING && order == Order.ABORT && now.nanos() - abortedAt >= silence) {
      String why = "it did not end within %d s of the abort".formatted(seconds(silence));
      team.forEach(peer -> lose(peer, why, now));
      releaseWhenFinished(now);
    }
  }

  private void lose(Peer peer, String why, Now now) {
    if (!peer.lost && !peer.finished) {
      peer.lost = true;
      failures.add("drone %s was lost: %s".formatted(peer.name, why));
      command(Order.ABORT, failures.getLast(), now);
    }
  }

  private static long seconds(long nanos) {
    return nanos / 1_000_000_000L;
  }

  private Message.Beat beat() {
    return new Message.Beat(order, reason, going ? t0 : null);
  }

  private void giveUpWhenHopeless(Now now) {
    if (state == State.ANNOUNCING
        && everyone > 0
        && everyone - roster.refused() < announce.least()) {
      fail(roster.describe(announce.least(), now), now);
    }
  }

  private void confirm(Header from, Message.Confirm confirm) {
    Peer peer = roster.find(from.sender());
    if (peer != null) {
      peer.confirmed = confirm.t0();
    }
  }

  private void heartbeat(Header from, Message.Heartbeat heartbeat, Now now) {
    Peer peer = roster.find(from.sender());
    if (peer != null && heartbeat.phase() == Message.Phase.RELEASED) {
      peer.released = true;
      if (state == State.RUNNING && team.contains(peer)) {
        lose(peer, "it left the run before all its data had arrived", now);
      }
    }
  }

  private void batch(Envelope envelope, Message.Batch batch) {
    Peer peer = roster.find(envelope.header().sender());
    int place = peer == null ? -1 : team.indexOf(peer);
    if (place < 0 || peer == null || peer.finished) {
      return;
    }
    if (batch.oldestHeld() > peer.nextBatch) {
      peer.gap = true;
      peer.nextBatch = batch.oldestHeld();
    }
    if (batch.number() == peer.nextBatch) {
      peer.nextBatch++;
      peer.finished = batch.last() != null;
      effects.add(new Effect.Log(envelope));
      effects.add(new Effect.Merge(place, batch));
    }
  }

  private void releaseWhenFinished(Now now) {
    if (state == State.RUNNING && team.stream().allMatch(peer -> peer.finished || peer.lost)) {
      release(now);
    }
  }

  /** Frees the team: says so until all have confirmed it, but only so long. */
  private void release(Now now) {
    state = State.RELEASING;
    order = Order.RELEASE;
    releaseBy = now.nanos() + timing.joinCounts().toNanos();
    log(beat(), now);
    beatAt = now.nanos();
    beat(now);
    overWhenReleased(now);
  }

  private void overWhenReleased(Now now) {
    if (now.nanos() >= releaseBy || team.stream().allMatch(peer -> peer.released)) {
      state = State.OVER;
      effects.add(new Effect.Over());
    }
  }

  /** Ends a run that never went; who has joined is freed. */
  private void fail(String why, Now now) {
    failures.add(why);
    reason = why;
    team = roster.welcome();
    release(now);
  }

  private void answer(Header to, @Nullable Peer peer, Now now) {
    View view = View.WELCOME;
    String why = "";
    if (peer != null && peer.refusal != null) {
      view = View.REFUSED;
      why = peer.refusal;
    } else if (going && (peer == null || !team.contains(peer))) {
      // Not before the team goes: until then it may have to be formed anew.
      view = View.NOT_NEEDED;
    }
    long next = peer == null ? 1 : peer.nextBatch;
    Message.Answer answer = new Message.Answer(view, why, to.number(), to.sentAt(), next);
    send(channels.drone(run, to.sender()), answer, now);
  }

  private void log(Message message, Now now) {
    effects.add(new Effect.Log(envelope(message, now)));
  }

  private void send(String channel, Message message, Now now) {
    effects.add(new Effect.Send(channel, envelope(message, now)));
  }

  private Envelope envelope(Message message, Now now) {
    return new Envelope(
        new Header(Header.VERSION, run, 1, process, process, ++number, now.wall()), message);
  }

  private List<Effect> taken() {
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }
}
