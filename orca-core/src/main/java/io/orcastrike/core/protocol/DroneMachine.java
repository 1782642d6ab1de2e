package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drone's side of the protocol: what it does with each message and each passing moment. It
 * serves one run after another.
 *
 * <p>Used by one thread at a time.
 */
public final class DroneMachine {
  private enum State {
    IDLE,
    PREPARING,
    JOINED,
    ARMED,
    RUNNING
  }

  private final String process;
  private final String name;
  private final Timing timing;
  private final Channels channels;
  private final Codec codec;
  private final List<Effect> effects = new ArrayList<>();
  private final Set<String> served = new HashSet<>();
  private State state = State.IDLE;
  private Outbox outbox;
  private ClockOffset offset = new ClockOffset();
  private Order order = Order.RUN;
  private List<String> digest = List.of();
  private String run = "";
  private String leader = "";
  private String finishedRun = "";
  private Message.@Nullable Refuse refusal;
  private int place;
  private int teamSize;
  private long t0;
  private long number;
  private long leaderNumber;
  private long repeatAt;
  private long beatAt;
  private long answeredAt;
  private boolean ended;
  private boolean leftTeam;

  /** Makes a drone. */
  public DroneMachine(String process, String name, Timing timing, Channels channels, Codec codec) {
    this.process = process;
    this.name = name;
    this.timing = timing;
    this.channels = channels;
    this.codec = codec;
    this.outbox = new Outbox(codec, timing.beat());
  }

  /** Tells whether a slice may be cut: otherwise the one under way is to grow. */
  public boolean hasRoom() {
    return outbox.hasRoom();
  }

  /** Returns the leader's wall clock minus this drone's, as far as is known. */
  public long offsetNanos() {
    return offset.nanos();
  }

  /** Takes a message of a leader. */
  public List<Effect> receive(Envelope envelope, Now now) {
    Header from = envelope.header();
    if (envelope.message() instanceof Message.Announce announce) {
      announced(from, announce, now);
      return taken();
    }
    if (from.run().equals(finishedRun) && envelope.message() instanceof Message.Beat beat) {
      if (leftTeam || beat.order() == Order.RELEASE) {
        send(new Message.Heartbeat(Phase.RELEASED, 0, 0), from.run(), now);
      }
      return taken();
    }
    if (!from.run().equals(run) || !from.sender().equals(leader)) {
      return taken();
    }
    if (envelope.message() instanceof Message.Answer answer) {
      answered(from, answer, now);
    } else if (from.number() > leaderNumber) {
      leaderNumber = from.number();
      if (envelope.message() instanceof Message.Start start) {
        start(start, now);
      } else if (envelope.message() instanceof Message.Beat beat) {
        beat(beat, now);
      }
    }
    return taken();
  }

  /** Does what is due. */
  public List<Effect> tick(Now now) {
    switch (state) {
      case IDLE, PREPARING -> {}
      case JOINED -> {
        if (now.nanos() >= repeatAt) {
          repeatAt = now.nanos() + timing.beat().toNanos();
          send(new Message.Join(name, digest), run, now);
        }
        releaseWhenSilent(now);
      }
      case ARMED -> {
        if (now.nanos() >= repeatAt) {
          confirm(now);
        }
        if (now.wall() + offset.nanos() > t0 + timing.late().toNanos()) {
          state = State.JOINED;
          repeatAt = now.nanos();
        }
        releaseWhenSilent(now);
      }
      case RUNNING -> {
        if (now.nanos() >= beatAt) {
          beatAt = now.nanos() + timing.beat().toNanos();
          Phase phase = ended ? Phase.STOPPED : Phase.RUNNING;
          send(new Message.Heartbeat(phase, outbox.oldest(), outbox.newest()), run, now);
        }
        outbox.due(now.nanos()).forEach(message -> send(message, run, now));
        releaseWhenSilent(now);
      }
    }
    return taken();
  }

  /** The test is loaded and prepared. */
  public List<Effect> prepared(List<String> canonical, Now now) {
    if (state == State.PREPARING) {
      state = State.JOINED;
      digest = PlanDigest.of(canonical);
      repeatAt = now.nanos();
      answeredAt = now.nanos();
    }
    return tick(now);
  }

  /** The drone will not take part. */
  public List<Effect> refused(String reason, boolean prepareFailed, Now now) {
    if (state == State.PREPARING) {
      refusal = new Message.Refuse(name, reason, prepareFailed);
      send(refusal, run, now);
      release();
    }
    return taken();
  }

  /** What was recorded is to be sent. */
  public List<Effect> recorded(Slice slice, Now now) {
    outbox.add(slice, null, now.nanos());
    return tick(now);
  }

  /** The last that was recorded is to be sent: the load has ended. */
  public List<Effect> ended(Slice slice, Message.Last last, Now now) {
    ended = true;
    beatAt = now.nanos();
    outbox.add(slice, last, now.nanos());
    return tick(now);
  }

  private void announced(Header from, Message.Announce announce, Now now) {
    if (state == State.IDLE && now.wall() < announce.notAfter() && served.add(from.run())) {
      state = State.PREPARING;
      run = from.run();
      leader = from.sender();
      leaderNumber = from.number();
      order = Order.RUN;
      ended = false;
      refusal = null;
      outbox = new Outbox(codec, timing.beat());
      offset = new ClockOffset();
      effects.add(new Effect.Prepare(from, announce));
    } else if (state == State.IDLE && refusal != null && from.run().equals(finishedRun)) {
      send(refusal, finishedRun, now);
    }
  }

  private void answered(Header from, Message.Answer answer, Now now) {
    answeredAt = now.nanos();
    offset.sample(answer.echoedSentAt(), from.sentAt(), now.wall());
    outbox.acknowledge(answer.nextBatch());
    boolean waiting = state == State.JOINED || state == State.ARMED;
    if (waiting && answer.view() != View.WELCOME) {
      release();
    }
  }

  private void start(Message.Start start, Now now) {
    boolean waiting = state == State.JOINED || state == State.ARMED;
    int listed = start.team().indexOf(process);
    if (!waiting || listed < 0) {
      return;
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
      repeatAt = now.nanos();
      confirm(now);
    }
  }

  private void confirm(Now now) {
    repeatAt = now.nanos() + timing.repeat().toNanos();
    send(new Message.Confirm(t0), run, now);
  }

  private void beat(Message.Beat beat, Now now) {
    if (beat.order() == Order.RELEASE) {
      finish(now);
      return;
    }
    if (state == State.ARMED && beat.go() != null && beat.go() == t0) {
      begin(now);
    }
    if (state == State.RUNNING && beat.order().compareTo(order) > 0) {
      order = beat.order();
      effects.add(order == Order.STOP ? new Effect.Stop() : new Effect.Abort());
    }
  }

  private void begin(Now now) {
    long startsIn = t0 - (now.wall() + offset.nanos());
    if (startsIn >= -timing.late().toNanos()) {
      state = State.RUNNING;
      beatAt = now.nanos();
      answeredAt = now.nanos();
      effects.add(new Effect.Begin(place, teamSize, now.nanos() + startsIn));
    }
  }

  private void finish(Now now) {
    if (state == State.RUNNING && !ended) {
      effects.add(new Effect.Abort());
    }
    release();
    // Said last: it means that the drone has cleaned up.
    send(new Message.Heartbeat(Phase.RELEASED, 0, 0), finishedRun, now);
  }

  private void releaseWhenSilent(Now now) {
    if (now.nanos() - answeredAt > timing.silence().toNanos()) {
      if (state == State.RUNNING && !ended) {
        effects.add(new Effect.Abort());
      }
      release();
    }
  }

  private void release() {
    leftTeam = state == State.RUNNING;
    state = State.IDLE;
    finishedRun = run;
    run = "";
    effects.add(new Effect.Release());
  }

  private void send(Message message, String toRun, Now now) {
    Header header = new Header(Header.VERSION, toRun, 1, leader, process, ++number, now.wall());
    effects.add(new Effect.Send(channels.leader(toRun), new Envelope(header, message)));
  }

  private List<Effect> taken() {
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }
}
