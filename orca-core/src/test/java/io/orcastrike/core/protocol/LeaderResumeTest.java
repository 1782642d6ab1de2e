package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.measure.DroneState;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderResumeTest extends LeaderFixture {

  private List<Effect> resume() {
    return succeeded(List.copyOf(journal));
  }

  @Test
  void takesUpTeamGoAndMergedBatchesOnce() {
    running();
    hear("b", batch(1, 1));
    hear("a", batch(1, 1));
    hear("a", batch(2, 1));
    hear("a", batch(2, 1));
    List<Effect> effects = resume();
    Effect.Go go = only(effects, Effect.Go.class).getFirst();
    assertThat(only(effects, Effect.Go.class)).hasSize(1);
    assertThat(go.team()).extracting(Member::process).containsExactly("a", "b");
    assertThat(go.team()).extracting(Member::name).containsExactly("name of a", "name of b");
    assertThat(go.t0()).isEqualTo(times.now().wall());
    assertThat(only(effects, Effect.Merge.class))
        .extracting(merge -> merge.drone() + ":" + merge.batch().number())
        .containsExactly("1:1", "0:1", "0:2");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RUNNING);
  }

  @Test
  void speaksWithTheNextEpochAtOnce() {
    running();
    List<Effect> effects = resume();
    Effect.Send beat = only(effects, Effect.Send.class).getFirst();
    assertThat(beat.envelope().header().epoch()).isEqualTo(2);
    assertThat(beat.envelope().header().sender()).isEqualTo("the-second-leader");
    assertThat(sent(effects, Message.Beat.class).getFirst().go()).isEqualTo(times.now().wall());
    resume();
    assertThat(journal.getLast().header().epoch()).isEqualTo(3);
  }

  @Test
  void expectsOnlyWhatItHasNotAcknowledged() {
    running();
    hear("a", batch(1, 1));
    hear("a", batch(2, 1));
    resume();
    assertThat(answerTo("a", batch(2, 1)).nextBatch()).isEqualTo(3);
    assertThat(only(hear("a", batch(3, 3)), Effect.Merge.class)).hasSize(1);
    hear("a", lastBatch(4, 3));
    assertThat(leader.isContiguous(0)).isTrue();
  }

  @Test
  void keepsTheLossesAndWhoIsPutOut() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running("a", "b", "c");
    pass(16, "a", "c");
    List<Loss> before = leader.losses();
    List<Effect> effects = resume();
    assertThat(leader.losses()).isEqualTo(before).hasSize(1);
    assertThat(only(effects, Effect.Lost.class))
        .singleElement()
        .matches(lost -> lost.loss().equals(before.getFirst()));
    assertThat(sent(effects, Message.Beat.class).getFirst().losses()).isEqualTo(before);
    assertThat(answerTo("b", new Message.Heartbeat(Phase.RUNNING, 1, 0, 0, 0, 0, 0)).view())
        .isEqualTo(Message.View.PUT_OUT);
  }

  @Test
  void aCheckpointHoldsAllThatTheEntriesBeforeItDid() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running("a", "b", "c");
    hear("a", batch(1, 1));
    hear("c", lastBatch(1, 1));
    pass(60, "a");
    done(leader.steer(new Steering(90_000_000_000L, 2, false), times.now()));
    List<Loss> before = leader.losses();
    List<Envelope> checkpoint = new ArrayList<>(leader.decisions(times.now()));
    DroneState sent = Slices.state(Slices.of(0, 1, 5));
    Message.Last last = Slices.last(Slices.sums());
    checkpoint.add(leader.standing(0, null, sent, times.now()));
    checkpoint.add(leader.standing(1, null, sent, times.now()));
    checkpoint.add(leader.standing(2, last, sent, times.now()));

    List<Effect> effects = succeeded(checkpoint);

    assertThat(only(effects, Effect.Go.class)).hasSize(1);
    assertThat(leader.losses()).isEqualTo(before).hasSize(1);
    assertThat(only(effects, Effect.Stood.class)).hasSize(3);
    assertThat(sent(effects, Message.Beat.class).getFirst().steering()).hasSize(1);
    assertThat(effects.stream().filter(Effect.Send.class::isInstance).findFirst())
        .get()
        .matches(send -> ((Effect.Send) send).envelope().header().epoch() == 2);
    assertThat(answerTo("a", batch(1, 1)).nextBatch()).isEqualTo(2);
    assertThat(leader.isContiguous(2)).isTrue();
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RUNNING);
    hear("a", lastBatch(2, 1));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
  }

  @Test
  void keepsAnOrder() {
    running();
    done(leader.order(Order.STOP, "by hand", times.now()));
    Message.Beat beat = sent(resume(), Message.Beat.class).getFirst();
    assertThat(beat.order()).isEqualTo(Order.STOP);
    assertThat(beat.reason()).isEqualTo("by hand");
  }

  @Test
  void countsLossesAnew() {
    running();
    pass(14, "a");
    resume();
    pass(14, "a");
    assertThat(leader.losses()).isEmpty();
    pass(2, "a");
    assertThat(leader.losses()).hasSize(1);
  }

  @Test
  void releasesAtOnceWhenAllDataIsThere() {
    running();
    hear("a", lastBatch(1, 1));
    hear("b", lastBatch(1, 1));
    List<Effect> effects = resume();
    assertThat(sent(effects, Message.Beat.class).getFirst().order()).isEqualTo(Order.RELEASE);
    assertThat(leader.isContiguous(0)).isTrue();
    assertThat(leader.isContiguous(1)).isTrue();
    hear("a", 2, new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    hear("b", 2, new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    tick();
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(leader.failure()).isEmpty();
  }

  @Test
  void failsWhenTheEarlierLeaderEndedBeforeTheTeamWent() {
    journal.addAll(
        only(leader(2, 2).tick(times.now()), Effect.Log.class).stream()
            .map(Effect.Log::envelope)
            .toList());
    started("a", "b");
    List<Effect> effects = resume();
    assertThat(leader.failure()).contains("the leader ended before the team went");
    assertThat(only(effects, Effect.Go.class)).isEmpty();
    assertThat(sent(effects, Message.Beat.class)).isNotEmpty().allMatch(beat -> beat.go() == null);
    pass(35);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
  }

  @Test
  void aRunThatALossHasEndedStaysAFailure() {
    running();
    pass(16, "a");
    assertThat(leader.failure()).isPresent();
    resume();
    assertThat(leader.failure().orElseThrow()).contains("name of b was lost");
  }

  @Test
  void aRunThatCarriedOnWithoutADroneIsNoFailure() {
    losses = new LossPolicy(LossPolicy.Kind.CARRY_ON, 0.5);
    running();
    pass(16, "a");
    resume();
    assertThat(leader.losses()).hasSize(1);
    assertThat(leader.failure()).isEmpty();
  }
}
