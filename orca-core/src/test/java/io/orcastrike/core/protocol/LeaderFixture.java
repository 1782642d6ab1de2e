package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.CHANNELS;
import static io.orcastrike.core.protocol.Times.LEADER;
import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.RUN;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Phase;
import java.util.ArrayList;
import java.util.List;

/** A leader with its bus, its journal and the drones that it hears. */
abstract class LeaderFixture {
  final Times times = new Times();
  final List<Envelope> journal = new ArrayList<>();
  LossPolicy losses = LossPolicy.STOP;
  boolean busCarries = true;
  LeaderMachine leader = leader(2, 2);
  long number;

  LeaderMachine leader(int least, int most) {
    return leader(least, most, 0);
  }

  LeaderMachine leader(int least, int most, int everyone) {
    return new LeaderMachine(role(LEADER, least, most, everyone), times.now());
  }

  LeaderRole role(String process, int least, int most, int everyone) {
    return new LeaderRole(
        RUN,
        process,
        Times.announce(least, most, times.in(60_000)),
        PLAN,
        everyone,
        losses,
        Times.SWARM,
        CHANNELS);
  }

  /** Another leader takes the run up. */
  List<Effect> succeeded(List<Envelope> before) {
    leader = LeaderMachine.successor(role("the-second-leader", 2, 2, 0), times.now());
    List<Effect> effects = new ArrayList<>();
    before.forEach(entry -> effects.addAll(leader.restore(entry, times.now())));
    effects.addAll(leader.resume(times.now()));
    effects.addAll(leader.tick(times.now()));
    return done(effects);
  }

  List<Effect> hear(String process, Message message) {
    return hear(process, 1, message);
  }

  List<Effect> hear(String process, int epoch, Message message) {
    Header header =
        new Header(Header.VERSION, RUN, epoch, LEADER, process, ++number, times.now().wall());
    return done(leader.receive(new Envelope(header, message), times.now()));
  }

  /** Journals, and brings the leader its own beats back. */
  List<Effect> done(List<Effect> effects) {
    List<Effect> all = new ArrayList<>(effects);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Log log) {
        journal.add(log.envelope());
      }
      if (effect instanceof Effect.Send send
          && send.envelope().message() instanceof Message.Beat
          && busCarries) {
        all.addAll(done(leader.receive(send.envelope(), times.now())));
      }
    }
    return all;
  }

  List<Effect> join(String process) {
    return hear(process, new Message.Join("name of " + process, PlanDigest.of(PLAN), 0));
  }

  List<Effect> tick() {
    return done(leader.tick(times.now()));
  }

  /** Lets time pass, second by second, while drones give signs of life. */
  List<Effect> pass(int seconds, String... alive) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      times.pass(1_000);
      for (String process : alive) {
        effects.addAll(hear(process, new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 0)));
      }
      effects.addAll(tick());
    }
    return effects;
  }

  long started(String... processes) {
    List<Effect> effects = new ArrayList<>();
    for (String process : processes) {
      effects.addAll(join(process));
    }
    return sent(effects, Message.Start.class).getFirst().t0();
  }

  /** Brings the run of two drones past T0. */
  void running() {
    running("a", "b");
  }

  void running(String... processes) {
    leader = leader(processes.length, processes.length);
    journal.clear();
    long t0 = started(processes);
    for (String process : processes) {
      hear(process, new Message.Confirm(t0));
    }
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RUNNING);
    pass(3, processes);
  }

  static Message.Batch batch(long batch, long oldestHeld) {
    return new Message.Batch(
        batch, oldestHeld, Slices.of((int) batch, (int) batch + 1, 5), true, null);
  }

  static Message.Batch lastBatch(long batch, long oldestHeld) {
    return new Message.Batch(batch, oldestHeld, null, false, Slices.last(Slices.sums()));
  }

  static Message.Batch failedBatch(long batch, String failure) {
    Message.Last last = Slices.last(Slices.sums());
    return new Message.Batch(
        batch,
        batch,
        null,
        false,
        new Message.Last(
            failure,
            last.sums(),
            last.notReached(),
            last.endless(),
            last.results(),
            last.warnings(),
            last.asked(),
            last.startSkewMicros(),
            last.startSkewBoundMicros(),
            last.loadMicros()));
  }

  Message.Answer answerTo(String process, Message message) {
    return sent(hear(process, message), Message.Answer.class).getFirst();
  }
}
