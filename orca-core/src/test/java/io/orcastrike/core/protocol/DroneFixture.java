package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.CHANNELS;
import static io.orcastrike.core.protocol.Times.LEADER;
import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.RUN;
import static io.orcastrike.core.protocol.Times.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.View;
import java.util.ArrayList;
import java.util.List;

/** A drone and the leader that it hears. */
abstract class DroneFixture {
  static final String DRONE = "drone-process";

  final Times times = new Times();
  final DroneMachine drone = new DroneMachine(DRONE, "north", Times.SWARM, CHANNELS, new Codec());
  String run = RUN;
  String leader = LEADER;
  int epoch = 1;
  long number;

  List<Effect> hear(Message message) {
    return hear(++number, message);
  }

  List<Effect> hear(long numbered, Message message) {
    return hear(numbered, times.now().wall(), message);
  }

  List<Effect> hear(long numbered, long sentAt, Message message) {
    Header header = new Header(Header.VERSION, run, epoch, leader, leader, numbered, sentAt);
    return drone.receive(new Envelope(header, message), times.now());
  }

  List<Effect> announced() {
    return hear(Times.announce(1, 1, times.in(60_000)));
  }

  List<Effect> answered(long nextBatch) {
    return answered(View.WELCOME, nextBatch);
  }

  List<Effect> answered(View view, long nextBatch) {
    return hear(new Message.Answer(view, "", 1, times.now().wall(), nextBatch));
  }

  List<Effect> tick() {
    return drone.tick(times.now());
  }

  /** Lets time pass, second by second; the leader answers. */
  List<Effect> pass(int seconds) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      times.pass(1_000);
      effects.addAll(answered(1));
      effects.addAll(tick());
    }
    return effects;
  }

  /** Lets time pass, second by second, and nobody answers. */
  List<Effect> passAlone(int seconds) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      times.pass(1_000);
      effects.addAll(tick());
    }
    return effects;
  }

  void joined() {
    announced();
    drone.prepared(PLAN, 0, times.now());
    answered(1);
  }

  long armed() {
    joined();
    long t0 = times.in(3_000);
    hear(start(t0));
    return t0;
  }

  static Message.Start start(long t0) {
    return new Message.Start(
        List.of(new Member("other", "name", 0), new Member(DRONE, "name", 0)), t0);
  }

  long running() {
    long t0 = armed();
    assertThat(only(go(t0), Effect.Begin.class)).hasSize(1);
    return t0;
  }

  List<Effect> go(long t0, Loss... losses) {
    return hear(new Message.Beat(Order.RUN, "", t0, List.of(losses), List.of()));
  }

  List<Effect> order(Order order, long t0) {
    return hear(new Message.Beat(order, "because", t0, List.of(), List.of()));
  }

  static List<String> aborts(List<Effect> effects) {
    return only(effects, Effect.Abort.class).stream().map(Effect.Abort::failure).toList();
  }

  /** Numbers slices. */
  static final class Seconds {
    private int second;

    io.orcastrike.core.measure.Slice next() {
      second++;
      return Slices.of(second - 1, second, 5);
    }
  }
}
