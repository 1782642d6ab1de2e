package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.logged;
import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderLossTest extends LeaderFixture {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void losesADroneThatGivesNoSignOfLife() {
    running();
    pass(14, "a");
    assertThat(leader.isHeard(1)).isFalse();
    assertThat(leader.isHeard(0)).isTrue();
    assertThat(leader.failure()).isEmpty();
    List<Effect> effects = pass(2, "a");
    assertThat(leader.failure().orElseThrow()).contains("name of b", "lost");
    assertThat(sent(effects, Message.Beat.class).getLast().order()).isEqualTo(Order.ABORT);
    hear("a", lastBatch(1, 1));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
    assertThat(leader.isContiguous(1)).isFalse();
  }

  @Test
  void losesADroneThatNeverBeganAlthoughItSpeaks() {
    running();
    for (int i = 0; i < 16; i++) {
      pass(1, "a");
      join("b");
    }
    assertThat(leader.failure().orElseThrow()).contains("name of b");
  }

  @Test
  void losesADroneThatIsFreeBeforeItsDataHasArrived() {
    running();
    hear("b", new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    pass(1, "a");
    assertThat(leader.failure().orElseThrow()).contains("name of b");
    hear("a", lastBatch(1, 1));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
  }

  @Test
  void losesADroneWhoseFinalBatchTellsOfAFailure() {
    running();
    List<Effect> effects = hear("b", failedBatch(1, "its lease had run out"));
    assertThat(only(effects, Effect.Lost.class))
        .singleElement()
        .matches(lost -> lost.loss().drone() == 1 && lost.reason().equals("its lease had run out"));
    assertThat(leader.failure().orElseThrow()).contains("name of b", "its lease had run out");
    // All its data is there nevertheless.
    assertThat(leader.isContiguous(1)).isTrue();
  }

  @Test
  void aDroneThatBreaksOffOnAnOrderIsNotLost() {
    running();
    leader.order(Order.ABORT, "by hand", times.now());
    assertThat(only(hear("b", failedBatch(1, "interrupted")), Effect.Lost.class)).isEmpty();
  }

  @Test
  void losesNobodyWhileItsOwnBeatsDoNotReturn() {
    running();
    busCarries = false;
    pass(57);
    assertThat(leader.failure()).isEmpty();
    assertThat(leader.losses()).isEmpty();
    assertThat(leader.isHeard(0)).isTrue();
    busCarries = true;
    pass(14);
    assertThat(leader.losses()).isEmpty();
    pass(10, "a", "b");
    assertThat(leader.failure()).isEmpty();
  }

  @Test
  void anOldBeatThatComesBackTwiceCountsOnce() {
    running();
    Effect.Send beat =
        only(pass(1, "a", "b"), Effect.Send.class).stream()
            .filter(send -> send.envelope().message() instanceof Message.Beat)
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 100; i++) {
      leader.receive(beat.envelope(), times.now());
    }
    assertThat(leader.losses()).isEmpty();
    assertThat(leader.isHeard(0)).isTrue();
  }

  @Test
  void endsARunWhoseBusIsAwayForAMinute() {
    running();
    busCarries = false;
    pass(61);
    assertThat(leader.failure().orElseThrow()).contains("the bus has been away for 60 s");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
  }

  @Test
  void endsThoughAnAbortedDroneNeverSendsItsLast() {
    running();
    leader.order(Order.ABORT, "by hand", times.now());
    pass(120, "a", "b");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(leader.failure().orElseThrow()).contains("name of a", "name of b");
    assertThat(leader.isContiguous(0)).isFalse();
  }

  @Test
  void tellsALostDroneThatItIsPutOut() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.5);
    running();
    pass(16, "a");
    assertThat(answerTo("b", new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 0)).view())
        .isEqualTo(View.PUT_OUT);
    assertThat(answerTo("a", new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 0)).view())
        .isEqualTo(View.WELCOME);
  }

  @Test
  void mergesWhatALostDroneStillSends() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.5);
    running();
    pass(16, "a");
    assertThat(only(hear("b", batch(1, 1)), Effect.Merge.class)).hasSize(1);
  }

  @Test
  void carriesOnWithoutALostDroneAndWritesSoBeforeItSaysSo() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.5);
    running();
    List<Effect> effects = pass(16, "a");
    Effect.Lost lost = only(effects, Effect.Lost.class).getFirst();
    assertThat(lost.loss().drone()).isEqualTo(1);
    assertThat(lost.loss().survivors()).isEmpty();
    assertThat(logged(effects, Message.Beat.class).getLast().losses()).hasSize(1);
    assertThat(sent(effects, Message.Beat.class).getLast().losses()).hasSize(1);
    assertThat(sent(effects, Message.Beat.class).getLast().order()).isEqualTo(Order.RUN);
    assertThat(leader.failure()).isEmpty();
    hear("a", lastBatch(1, 1));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
  }

  @Test
  void endsOnceMoreThanTheToleratedShareIsLost() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.4);
    running();
    pass(16, "a");
    assertThat(leader.failure().orElseThrow()).contains("name of b was lost");
  }

  @Test
  void doesNotCarryOnWithoutAnybody() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.99);
    running();
    pass(16);
    assertThat(leader.failure()).isPresent();
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
  }

  @Test
  void handsTheLoadOnOnlyAfterTheLostDroneHasSurelyStopped() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running("a", "b", "c");
    List<Effect> effects = pass(16, "a", "c");
    Loss loss = only(effects, Effect.Lost.class).getFirst().loss();
    assertThat(loss.survivors()).containsExactly(0, 2);
    // 15 s of silence, the lease, and two seconds more.
    assertThat(loss.instant()).isBetween(46 * SECOND, 48 * SECOND);
  }

  @Test
  void handsNothingOnToADroneThatHasEnded() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running("a", "b", "c");
    hear("c", lastBatch(1, 1));
    Loss loss = only(pass(16, "a"), Effect.Lost.class).getFirst().loss();
    assertThat(loss.survivors()).containsExactly(0);
  }

  @Test
  void stepsDownWhenItSeesAHigherEpoch() {
    running();
    List<Effect> effects = hear("a", 2, new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 0));
    assertThat(effects).hasSize(1);
    assertThat(effects.getFirst()).isInstanceOf(Effect.Over.class);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(leader.failure().orElseThrow()).contains("another leader");
    assertThat(pass(3)).isEmpty();
  }

  @Test
  void aSignOfLifeCountsThoughBatchesOvertakeIt() {
    running();
    for (int i = 1; i <= 20; i++) {
      long before = ++number;
      hear("b", batch(i, 1));
      long after = number;
      number = before - 1;
      hear("b", new Message.Heartbeat(Phase.RUNNING, 1, i, 0, 0, 0, 0));
      number = after;
      pass(1, "a");
    }
    assertThat(leader.losses()).isEmpty();
  }

  @Test
  void aWallClockThatIsSetMovesNothing() {
    running();
    long t0 = times.now().wall();
    times.stepWall(-40_000);
    Effect.Send answer = only(pass(1, "a", "b"), Effect.Send.class).getFirst();
    assertThat(answer.envelope().header().sentAt()).isEqualTo(t0 + SECOND);
    Loss loss = only(pass(16, "a"), Effect.Lost.class).getFirst().loss();
    assertThat(loss.instant()).isBetween(47 * SECOND, 49 * SECOND);
  }

  @Test
  void asksTheDronesHowLongTheRunHasLasted() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running();
    hear("a", new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 25 * SECOND)); // it was suspended
    Loss loss = null;
    for (int i = 1; loss == null; i++) {
      pass(1);
      hear("a", new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, (25 + i) * SECOND));
      loss = leader.losses().isEmpty() ? null : leader.losses().getFirst();
    }
    assertThat(loss.instant()).isBetween((25 + 15 + 32 - 1) * SECOND, (25 + 15 + 32 + 1) * SECOND);
  }
}
