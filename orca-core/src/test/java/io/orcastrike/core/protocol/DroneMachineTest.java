package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneMachineTest extends DroneFixture {
  @Test
  void joinsOnceWhenAnnouncedTwice() {
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
    assertThat(announced()).isEmpty();
    List<Effect> effects = drone.prepared(PLAN, 0, times.now());
    assertThat(sent(effects, Message.Join.class))
        .containsExactly(new Message.Join("north", PlanDigest.of(PLAN), 0));
    assertThat(announced()).isEmpty();
  }

  @Test
  void ignoresAnAnnouncementThatIsOver() {
    assertThat(hear(Times.announce(1, 1, times.in(-1)))).isEmpty();
  }

  @Test
  void repeatsItsJoinEachSecond() {
    joined();
    assertThat(sent(pass(10), Message.Join.class)).hasSize(10);
  }

  @Test
  void startOnlyArms() {
    joined();
    long t0 = times.in(3_000);
    List<Effect> effects =
        hear(
            new Message.Start(
                List.of(new Member("other", "name", 0), new Member(DRONE, "name", 0)), t0));
    assertThat(sent(effects, Message.Confirm.class)).containsExactly(new Message.Confirm(t0));
    assertThat(only(pass(4), Effect.Begin.class)).isEmpty();
  }

  @Test
  void doesNotArmBeforeItKnowsTheLeadersClock() {
    announced();
    drone.prepared(PLAN, 0, times.now());
    assertThat(hear(start(times.in(3_000)))).isEmpty();
    answered(1);
    assertThat(sent(hear(start(times.in(3_000))), Message.Confirm.class)).hasSize(1);
  }

  @Test
  void repeatsItsConfirmationUntilItGoes() {
    armed();
    times.pass(250);
    assertThat(sent(tick(), Message.Confirm.class)).hasSize(1);
  }

  @Test
  void beginsOnceThoughGoIsRepeated() {
    long t0 = armed();
    times.pass(1_000);
    List<Effect> effects = new ArrayList<>(go(t0));
    effects.addAll(go(t0));
    effects.addAll(pass(3));
    effects.addAll(go(t0));
    assertThat(only(effects, Effect.Begin.class)).hasSize(1);
    Effect.Begin begin = only(effects, Effect.Begin.class).getFirst();
    assertThat(begin.number()).isEqualTo(1);
    assertThat(begin.of()).isEqualTo(2);
  }

  @Test
  void beginsAtTheLeadersInstantByItsOwnMonotonicClock() {
    announced();
    drone.prepared(PLAN, 0, times.now());
    // The leader's wall clock is 5 s ahead: its answers say so.
    long sentAt = times.now().wall();
    Header header =
        new Header(Header.VERSION, run, 1, leader, leader, ++number, sentAt + 5_000_000_000L);
    Message.Answer answer = new Message.Answer(View.WELCOME, "", 2, sentAt, 1);
    drone.receive(new Envelope(header, answer), times.now());
    assertThat(drone.offsetNanos()).isEqualTo(5_000_000_000L);
    long t0 = times.in(8_000);
    hear(new Message.Start(List.of(new Member(DRONE, "name", 0)), t0));
    Effect.Begin begin = only(go(t0), Effect.Begin.class).getFirst();
    assertThat(begin.t0()).isEqualTo(times.now().nanos() + 3_000_000_000L);
  }

  @Test
  void doesNotBeginForAnotherInstantThanItArmedFor() {
    long t0 = armed();
    assertThat(only(go(t0 + 1), Effect.Begin.class)).isEmpty();
    assertThat(only(go(t0), Effect.Begin.class)).hasSize(1);
  }

  @Test
  void beginsUpToTwoSecondsLate() {
    long t0 = armed();
    times.pass(4_900);
    tick();
    Effect.Begin begin = only(go(t0), Effect.Begin.class).getFirst();
    assertThat(begin.t0()).isEqualTo(times.now().nanos() - 1_900_000_000L);
  }

  @Test
  void neverBeginsLaterThanThat() {
    long t0 = armed();
    times.pass(5_100);
    assertThat(only(go(t0), Effect.Begin.class)).isEmpty();
    assertThat(only(pass(3), Effect.Begin.class)).isEmpty();
    assertThat(only(go(t0), Effect.Begin.class)).isEmpty();
  }

  @Test
  void doesNotBeginJustToBeReleased() {
    long t0 = armed();
    List<Effect> effects = order(Order.RELEASE, t0);
    assertThat(only(effects, Effect.Begin.class)).isEmpty();
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
  }

  @Test
  void ignoresAStartThatIsPastButJoinsAtOnceForTheNext() {
    joined();
    pass(1);
    assertThat(tick()).isEmpty();
    assertThat(hear(new Message.Start(List.of(new Member(DRONE, "name", 0)), times.in(-1))))
        .isEmpty();
    assertThat(sent(tick(), Message.Join.class)).hasSize(1);
    assertThat(only(go(times.in(-1)), Effect.Begin.class)).isEmpty();
  }

  @Test
  void ignoresAStartOfOtherProcesses() {
    joined();
    assertThat(
            hear(
                new Message.Start(
                    List.of(new Member("drone-process-2", "name", 0)), times.in(3_000))))
        .isEmpty();
  }

  @Test
  void ignoresAnotherLeaderOfItsRun() {
    joined();
    leader = "another-leader";
    number += 100;
    assertThat(hear(new Message.Start(List.of(new Member(DRONE, "name", 0)), times.in(3_000))))
        .isEmpty();
  }

  @Test
  void ignoresTheMessagesOfAnotherRun() {
    joined();
    run = "another run";
    assertThat(hear(new Message.Start(List.of(new Member(DRONE, "name", 0)), times.in(3_000))))
        .isEmpty();
    assertThat(order(Order.ABORT, times.in(3_000))).isEmpty();
  }

  @Test
  void dropsOrdersThatAreNotNewer() {
    long t0 = running();
    assertThat(only(order(Order.STOP, t0), Effect.Stop.class)).hasSize(1);
    assertThat(hear(number, new Message.Beat(Order.ABORT, "a double", t0, List.of(), List.of())))
        .isEmpty();
    assertThat(
            hear(
                number - 1, new Message.Beat(Order.ABORT, "from before", t0, List.of(), List.of())))
        .isEmpty();
    assertThat(only(order(Order.ABORT, t0), Effect.Abort.class)).hasSize(1);
  }

  @Test
  void stopsThenAbortsButNeverTheOtherWayRound() {
    long t0 = running();
    assertThat(only(order(Order.STOP, t0), Effect.Stop.class)).hasSize(1);
    assertThat(order(Order.STOP, t0)).isEmpty();
    assertThat(only(order(Order.ABORT, t0), Effect.Abort.class)).hasSize(1);
    assertThat(order(Order.STOP, t0)).isEmpty();
    assertThat(order(Order.RUN, t0)).isEmpty();
  }

  @Test
  void beginsAndStopsAtOnceWhenItHearsOfBothTogether() {
    long t0 = armed();
    List<Effect> effects = order(Order.STOP, t0);
    assertThat(effects).hasSize(2);
    assertThat(effects.get(0)).isInstanceOf(Effect.Begin.class);
    assertThat(effects.get(1)).isInstanceOf(Effect.Stop.class);
  }

  @Test
  void givesASignOfLifeEachSecondWhateverItSends() {
    running();
    tick();
    drone.recorded(Slices.of(0, 1, 5), times.now());
    List<Message.Heartbeat> beats = sent(pass(10), Message.Heartbeat.class);
    assertThat(beats).hasSize(10).allMatch(beat -> beat.phase() == Phase.RUNNING);
    assertThat(beats.getLast())
        .isEqualTo(new Message.Heartbeat(Phase.RUNNING, 1, 1, 0, 0, 0, 7_000_000_000L));
  }

  @Test
  void repeatsBatchesUntilTheyAreAcknowledged() {
    running();
    Seconds slices = new Seconds();
    List<Message.Batch> first =
        sent(drone.recorded(slices.next(), times.now()), Message.Batch.class);
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().number()).isEqualTo(1);
    assertThat(first.getFirst().closes()).isTrue();
    times.pass(1_000);
    assertThat(sent(tick(), Message.Batch.class)).isEqualTo(first);
    List<Message.Batch> both =
        sent(drone.recorded(slices.next(), times.now()), Message.Batch.class);
    assertThat(both).extracting(Message.Batch::number).containsExactly(2L);
    answered(2);
    List<Message.Batch> rest = sent(pass(40), Message.Batch.class);
    assertThat(rest).isNotEmpty().allMatch(batch -> batch.number() == 2 && batch.oldestHeld() == 2);
    answered(3);
    assertThat(sent(pass(40), Message.Batch.class)).isEmpty();
  }

  @Test
  void hasNoRoomForMoreThanThirtyTwoBatches() {
    running();
    Seconds slices = new Seconds();
    for (int i = 0; i < 32; i++) {
      assertThat(drone.hasRoom()).isTrue();
      drone.recorded(slices.next(), times.now());
    }
    assertThat(drone.hasRoom()).isFalse();
    answered(2);
    assertThat(drone.hasRoom()).isTrue();
  }

  @Test
  void saysStoppedOnceItsLoadHasEnded() {
    running();
    Message.Last last = Slices.last(Slices.sums());
    List<Effect> effects = drone.ended(Slices.of(0, 1, 5), last, times.now());
    List<Message.Batch> batches = sent(effects, Message.Batch.class);
    assertThat(batches).hasSize(2);
    assertThat(batches.getFirst().last()).isNull();
    assertThat(batches.getLast().last()).isEqualTo(last.skewed(0, 0));
    assertThat(sent(effects, Message.Heartbeat.class))
        .containsExactly(new Message.Heartbeat(Phase.STOPPED, 1, 2, 0, 0, 0, 0));
  }

  @Test
  void isReleasedWhenItIsNotNeeded() {
    joined();
    List<Effect> effects = hear(new Message.Answer(View.NOT_NEEDED, "", 1, 0, 1));
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
    assertThat(announced()).isEmpty();
    run = "another run";
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  @Test
  void keepsRunningWhateverAnOldAnswerSays() {
    running();
    assertThat(hear(new Message.Answer(View.NOT_NEEDED, "", 1, 0, 1))).isEmpty();
  }

  @Test
  void saysReleasedAgainWhenTheLeaderRepeatsItself() {
    long t0 = running();
    drone.ended(Slices.of(0, 1), Slices.last(Slices.sums()), times.now());
    List<Effect> effects = order(Order.RELEASE, t0);
    assertThat(sent(effects, Message.Heartbeat.class))
        .containsExactly(new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    assertThat(only(effects, Effect.Abort.class)).isEmpty();
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
    assertThat(sent(order(Order.RELEASE, t0), Message.Heartbeat.class))
        .containsExactly(new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void interruptsItsLoadWhenReleasedBeforeItsEnd() {
    long t0 = running();
    List<Effect> effects = order(Order.RELEASE, t0);
    assertThat(only(effects, Effect.Abort.class)).hasSize(1);
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
    assertThat(tick()).isEmpty();
  }

  @Test
  void isReleasedWhileItStillPrepares() {
    announced();
    assertThat(only(order(Order.RELEASE, 0), Effect.Release.class)).hasSize(1);
    assertThat(drone.prepared(PLAN, 0, times.now())).isEmpty();
    assertThat(drone.refused("too late", true, times.now())).isEmpty();
  }

  @Test
  void saysWhyItRefusesAndIsFree() {
    announced();
    List<Effect> effects = drone.refused("policy", true, times.now());
    assertThat(sent(effects, Message.Refuse.class))
        .containsExactly(new Message.Refuse("north", "policy", true));
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
  }

  @Test
  void saysWhyItRefusesAgainWhenAnnouncedAgain() {
    announced();
    drone.refused("policy", true, times.now());
    assertThat(sent(announced(), Message.Refuse.class))
        .containsExactly(new Message.Refuse("north", "policy", true));
    run = "another run";
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  @Test
  void servesSeveralRunsInARow() {
    for (int i = 0; i < 3; i++) {
      run = "run " + i;
      leader = "leader " + i;
      number = 10 - i; // another leader counts on its own
      long t0 = running();
      tick();
      Seconds slices = new Seconds();
      List<Effect> effects = drone.recorded(slices.next(), times.now());
      assertThat(sent(effects, Message.Batch.class))
          .extracting(Message.Batch::number)
          .containsExactly(1L);
      List<Effect> end = drone.ended(slices.next(), Slices.last(Slices.sums()), times.now());
      assertThat(sent(end, Message.Heartbeat.class).getFirst().phase()).isEqualTo(Phase.STOPPED);
      assertThat(only(order(Order.RELEASE, t0), Effect.Release.class)).hasSize(1);
      times.pass(1_000);
      assertThat(tick()).isEmpty();
    }
  }
}
