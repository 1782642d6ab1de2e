package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import java.util.List;

/**
 * What a drone has to do with one run, from hearing of it until nothing is left of it.
 *
 * <p>Used by one thread at a time.
 */
final class Engagement {
  enum State {
    PREPARING,
    JOINED,
    ARMED,
    RUNNING,
    /** Its load has ended, its data may still be on the way. */
    STOPPED,
    /** The drone is free. */
    OVER
  }

  /** A machine that was suspended, or whose clock was set, cannot tell how long it was away. */
  private static final long MOST_CLOCK_STEP = 5_000_000_000L;

  /** Until then after T0 the start's skew is measured; later clocks have drifted. */
  private static final long SKEW_WITHIN = 10_000_000_000L;

  /** Who learns of a change of the load so long before it is due begins nothing beyond it. */
  private static final long IN_TIME = 200_000_000L;

  /** A leader that did not answer for so many beats was away, and is back. */
  private static final int AWAY_BEATS = 3;

  private final String run;
  private final String name;
  private final Voice voice;
  private final Timing timing;
  private final Channels channels;
  private final List<Effect> effects;
  private final Outbox outbox;
  private final ClockOffset offset = new ClockOffset();
  private StartSkew skew = new StartSkew(0, 0);
  private State state = State.PREPARING;
  private String leader;
  private int epoch;
  private long leaderNumber;
  private List<String> digest = List.of();
  private double mostFactor;
  private Order order = Order.RUN;
  private final Growing<Loss> losses = new Growing<>();
  private final Growing<Steering> steering = new Growing<>();
  private int steeringInTime;
  private int place;
  private int teamSize;
  private long t0;
  private long begunAt;
  private long repeatAt;
  private long beatAt;
  private long answeredAt;
  private long acknowledgedAt;
  private long leaseUntil = Long.MIN_VALUE;
  private long clockGap;
  private long overAt;
  private boolean begun;
  private boolean lapsed;
  private boolean turnedAway;

  Engagement(
      Header announced,
      String name,
      Voice voice,
      Timing timing,
      Channels channels,
      Codec codec,
      List<Effect> effects) {
    this.run = announced.run();
    this.leader = announced.sender();
    this.epoch = announced.epoch();
    this.leaderNumber = announced.number();
    this.name = name;
    this.voice = voice;
    this.timing = timing;
    this.channels = channels;
    this.effects = effects;
    this.outbox = new Outbox(codec, timing.beat());
  }

  String run() {
    return run;
  }

  State state() {
    return state;
  }

  boolean isOver() {
    return state == State.OVER;
  }

  /** Tells whether the drone may leave this run for an older one. */
  boolean isUncommitted() {
    return state == State.PREPARING || state == State.JOINED;
  }

  /**
   * Tells whether the drone must not join the run again: it had its part, or was turned away, or
   * the run has had a second leader, who announces nothing.
   */
  boolean isSpent() {
    return begun || turnedAway || epoch > 1;
  }

  boolean hasRoom() {
    return outbox.hasRoom();
  }

  boolean holdsData() {
    return !outbox.isEmpty();
  }

  long offsetNanos() {
    return offset.nanos();
  }

  /** Takes a message of a leader: of the first one seen of the highest epoch, and in order. */
  void receive(Envelope envelope, Now now) {
    Header from = envelope.header();
    if (from.epoch() > epoch) {
      epoch = from.epoch();
      leader = from.sender();
      leaderNumber = 0;
      offset.forget(); // another process, perhaps with another clock
    } else if (from.epoch() < epoch || !from.sender().equals(leader)) {
      return;
    }
    checkClocks(now);
    switch (envelope.message()) {
      case Message.Answer answer -> answered(from, answer, now);
      case Message.Start start when isNewer(from) -> start(start, now);
      case Message.Beat beat when isNewer(from) -> beat(from, beat, now);
      default -> {} // older than what is known, or not for drones
    }
  }

  private boolean isNewer(Header from) {
    boolean newer = from.number() > leaderNumber;
    leaderNumber = Math.max(leaderNumber, from.number());
    return newer;
  }

  void tick(Now now) {
    checkClocks(now);
    switch (state) {
      case PREPARING -> {}
      case JOINED -> {
        if (now.nanos() >= repeatAt) {
          repeatAt = now.nanos() + timing.beat().toNanos();
          say(new Message.Join(name, digest, mostFactor), now);
        }
        leaveWhenUnanswered(now);
      }
      case ARMED -> {
        if (now.nanos() >= repeatAt) {
          confirm(now);
        }
        if (now.wall() + offset.nanos() > t0 + timing.late().toNanos()) {
          state = State.JOINED;
          repeatAt = now.nanos();
        }
        leaveWhenUnanswered(now);
      }
      case RUNNING -> {
        sayHowItStands(now);
        checkLease(now);
      }
      case STOPPED -> {
        sayHowItStands(now);
        leaveWhenUnanswered(now);
      }
      case OVER -> {
        if (holdsData() && now.nanos() - overAt >= timing.keep().toNanos()) {
          giveUpData(now);
        } else if (holdsData()) {
          sayHowItStands(now);
        }
      }
    }
  }

  private void sayHowItStands(Now now) {
    if (now.nanos() >= beatAt) {
      beatAt = now.nanos() + timing.beat().toNanos();
      long elapsed = state == State.RUNNING ? now.nanos() - begunAt : 0;
      say(
          new Message.Heartbeat(
              phase(),
              outbox.oldest(),
              outbox.newest(),
              losses.size(),
              steering.size(),
              steeringInTime,
              elapsed),
          now);
    }
    outbox.due(now.nanos()).forEach(message -> say(message, now));
  }

  private Phase phase() {
    if (state == State.RUNNING) {
      return Phase.RUNNING;
    }
    return state == State.OVER && !holdsData() ? Phase.RELEASED : Phase.STOPPED;
  }

  private boolean isClockStepped(Now now) {
    return Math.abs(now.wall() - now.nanos() - clockGap) > MOST_CLOCK_STEP;
  }

  /** What was measured and promised by a clock that has stepped since is worth nothing. */
  private void checkClocks(Now now) {
    if ((state == State.JOINED || state == State.ARMED) && isClockStepped(now)) {
      state = State.JOINED;
      clockGap = now.wall() - now.nanos();
      leaseUntil = Long.MIN_VALUE;
      repeatAt = now.nanos();
      offset.forget();
    }
  }

  private void checkLease(Now now) {
    if (lapsed) {
      return;
    }
    if (outbox.isEmpty()) {
      acknowledgedAt = now.nanos();
    }
    if (now.nanos() >= leaseUntil) {
      lapse("no answer of the leader for %d s".formatted(timing.lease().toSeconds()));
    } else if (isClockStepped(now)) {
      lapse("its machine was suspended or its clock was set");
    } else if (now.nanos() - acknowledgedAt >= timing.unacknowledged().toNanos()) {
      lapse(
          "nothing it sent was acknowledged for %d s"
              .formatted(timing.unacknowledged().toSeconds()));
    }
  }

  /** The drone's part is over: it never takes up load in this run again. */
  void lapse(String why) {
    if (state == State.RUNNING && !lapsed) {
      lapsed = true;
      effects.add(new Effect.Abort(why));
    }
  }

  void prepared(List<String> canonical, double most, Now now) {
    if (state == State.PREPARING) {
      state = State.JOINED;
      clockGap = now.wall() - now.nanos();
      digest = PlanDigest.of(canonical);
      mostFactor = most;
      repeatAt = now.nanos();
      answeredAt = now.nanos();
    }
  }

  void refused(Message.Refuse refusal, Now now) {
    say(refusal, now);
    leave(now);
  }

  void recorded(Slice slice, Now now) {
    outbox.add(slice, null, now.nanos());
  }

  void ended(Slice slice, Message.Last last, Now now) {
    state = State.STOPPED;
    beatAt = now.nanos();
    outbox.add(slice, skew.of(last), now.nanos());
  }

  private void answered(Header from, Message.Answer answer, Now now) {
    if (now.nanos() - answeredAt > AWAY_BEATS * timing.beat().toNanos()) {
      outbox.hurry(now.nanos());
    }
    answeredAt = now.nanos();
    offset.sample(answer.echoedSentAt(), from.sentAt(), now.wall());
    if (state == State.RUNNING && now.nanos() - begunAt < SKEW_WITHIN) {
      skew.measured(offset.nanos(), offset.bound(now.wall()));
    }
    if (outbox.acknowledge(answer.nextBatch())) {
      acknowledgedAt = now.nanos();
    }
    outbox.missed(answer.nextBatch(), now.nanos() - (now.wall() - answer.echoedSentAt()));
    switch (answer.view()) {
      case WELCOME -> renewLease(from, now);
      case PUT_OUT -> {
        lapse("the leader gave it up as lost");
        turnAway(now);
      }
      case NOT_NEEDED, REFUSED -> turnAway(now);
    }
  }

  private void turnAway(Now now) {
    if (state == State.JOINED || state == State.ARMED) {
      turnedAway = true;
      leave(now);
    }
  }

  /** From when the leader said it, not from when it was heard. */
  private void renewLease(Header from, Now now) {
    long until = now.nanos() + timing.lease().toNanos() - age(from, now);
    if (until > leaseUntil && !lapsed) {
      leaseUntil = until;
      if (state == State.RUNNING) {
        effects.add(new Effect.Lease(until));
      }
    }
  }

  /** Returns how long ago a message was sent, at most. */
  private long age(Header from, Now now) {
    long age = now.wall() + offset.nanos() - from.sentAt() + offset.bound(now.wall());
    return Math.max(0, age);
  }

  private void start(Message.Start start, Now now) {
    boolean waiting = state == State.JOINED || state == State.ARMED;
    int listed = start.team().stream().map(Member::process).toList().indexOf(voice.process());
    if (!waiting || listed < 0 || !offset.isKnown()) {
      return; // without the leader's clock nobody can tell when T0 is
    }
    if (start.t0() <= now.wall() + offset.nanos()) {
      // Too late for this start; the leader is to know at once that we are there for the next.
      state = State.JOINED;
      repeatAt = now.nanos();
    } else {
      state = State.ARMED;
      place = listed;
      teamSize = start.team().size();
      t0 = start.t0();
      confirm(now);
    }
  }

  private void confirm(Now now) {
    repeatAt = now.nanos() + timing.repeat().toNanos();
    say(new Message.Confirm(t0), now);
  }

  private void beat(Header from, Message.Beat beat, Now now) {
    if (beat.order() == Order.RELEASE) {
      outbox.clear();
      if (state == State.RUNNING) {
        effects.add(new Effect.Abort(""));
      }
      leave(now);
      // Said last: it means that the drone has cleaned up.
      sayReleased(now);
      return;
    }
    if (state == State.OVER && !holdsData()) {
      sayReleased(now);
    }
    if (state == State.ARMED && beat.go() != null && beat.go() == t0) {
      begin(now);
    }
    if (state == State.RUNNING) {
      learn(from, beat, now);
      if (beat.order().compareTo(order) > 0) {
        order = beat.order();
        effects.add(order == Order.STOP ? new Effect.Stop() : new Effect.Abort(""));
      }
    }
  }

  /**
   * Takes in what the leader has decided, a loss only shortly before its instant: a later leader
   * that read an old copy of the journal may not know of it, and renews the lost drone's lease. By
   * then either that leader leads, or the lost drone has stopped.
   */
  private void learn(Header from, Message.Beat beat, Now now) {
    if (beat.losses().stream().anyMatch(loss -> loss.drone() == place)) {
      lapse("the leader gave it up as lost");
    } else if (!losses.isBeginningOf(beat.losses()) || !steering.isBeginningOf(beat.steering())) {
      lapse("an earlier leader decided what the present one does not know of");
    } else {
      long sentAt = now.nanos() - begunAt - age(from, now);
      long due = offset.isKnown() ? sentAt + timing.late().toNanos() : Long.MIN_VALUE;
      steer(beat.steering(), now); // first: of a lost drone's load only what it cannot have reached
      for (Loss loss : losses.grow(beat.losses(), loss -> loss.instant() <= due)) {
        effects.add(new Effect.Respread(loss));
      }
    }
  }

  private void steer(List<Steering> said, Now now) {
    int known = steering.size();
    for (Steering change : steering.grow(said, change -> true)) {
      if (steeringInTime == known && now.nanos() - begunAt + IN_TIME < change.instant()) {
        steeringInTime++;
      }
      known++;
      effects.add(new Effect.Steer(change));
      if (mostFactor > 0 && change.factor() > mostFactor) {
        // The leader knows the limit and keeps it by itself; this is for one that does not.
        lapse(
            "its load was to go at %s times the plan's rate, its --max-rate permits %.3g times"
                .formatted(change.factor(), mostFactor));
      }
    }
  }

  private void sayReleased(Now now) {
    say(
        new Message.Heartbeat(
            Phase.RELEASED, 0, 0, losses.size(), steering.size(), steeringInTime, 0),
        now);
  }

  private void begin(Now now) {
    long startsIn = t0 - (now.wall() + offset.nanos());
    if (startsIn >= -timing.late().toNanos() && now.nanos() < leaseUntil) {
      state = State.RUNNING;
      begun = true;
      beatAt = now.nanos();
      acknowledgedAt = now.nanos();
      begunAt = now.nanos() + startsIn;
      skew = new StartSkew(offset.nanos(), offset.bound(now.wall()));
      effects.add(new Effect.Begin(place, teamSize, begunAt, leaseUntil));
    }
  }

  private void leaveWhenUnanswered(Now now) {
    if (now.nanos() - answeredAt >= timing.unanswered().toNanos()) {
      leave(now);
    }
  }

  /** Frees the drone; data that is not acknowledged is kept for a while. */
  void leave(Now now) {
    if (state != State.OVER) {
      state = State.OVER;
      overAt = now.nanos();
      effects.add(new Effect.Release());
    }
  }

  /** Has what nobody acknowledged written to a file. */
  void giveUpData(Now now) {
    if (holdsData()) {
      effects.add(new Effect.Keep(outbox.held().stream().map(held -> wrap(held, now)).toList()));
      outbox.clear();
    }
  }

  private void say(Message message, Now now) {
    effects.add(new Effect.Send(channels.leader(run), wrap(message, now)));
  }

  private Envelope wrap(Message message, Now now) {
    return voice.say(message, run, epoch, leader, now);
  }
}
