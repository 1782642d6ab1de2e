package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.CHANNELS;
import static io.orcastrike.core.protocol.Times.LEADER;
import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.RUN;
import static io.orcastrike.core.protocol.Times.logged;
import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderMachineTest extends LeaderFixture {
  @Test
  void announcesEachSecondUntilTheDeadline() {
    List<Effect> effects = new ArrayList<>(tick());
    effects.addAll(pass(59));
    assertThat(sent(effects, Message.Announce.class)).hasSize(60);
    List<Effect> end = pass(1);
    assertThat(only(end, Effect.Over.class)).hasSize(1);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(pass(5)).isEmpty();
  }

  @Test
  void writesWhatItAnnouncesBeforeItAnnounces() {
    assertThat(logged(tick(), Message.Announce.class)).hasSize(1);
    assertThat(logged(pass(3), Message.Announce.class)).isEmpty();
  }

  @Test
  void answersEveryMessageOnTheDronesOwnChannel() {
    List<Effect> effects = join("a");
    Effect.Send answer = only(effects, Effect.Send.class).getFirst();
    assertThat(answer.channel()).isEqualTo(CHANNELS.drone(RUN, "a"));
    assertThat(sent(effects, Message.Answer.class))
        .containsExactly(new Message.Answer(View.WELCOME, "", 1, times.now().wall(), 1));
  }

  @Test
  void doesNotAnswerMessagesOfAnotherRun() {
    tick();
    Header other = new Header(Header.VERSION, "another run", 1, LEADER, "a", 1, 0);
    Message join = new Message.Join("a", PlanDigest.of(PLAN), 0);
    assertThat(leader.receive(new Envelope(other, join), times.now())).isEmpty();
  }

  @Test
  void refusesAPlanThatDiffersWithTheFirstLineThatDoes() {
    List<String> theirs = List.of("plan shop", "load shoppers at 6/s", "due 0 at 0");
    Message.Answer answer = answerTo("a", new Message.Join("a", PlanDigest.of(theirs), 0));
    assertThat(answer.view()).isEqualTo(View.REFUSED);
    assertThat(answer.reason()).endsWith("first at: load shoppers at 5/s");
    join("b");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
  }

  @Test
  void refusesAPlanThatIsLongerOrShorter() {
    List<String> longer = new ArrayList<>(PLAN);
    longer.add("due 1 at 200000000");
    assertThat(answerTo("a", new Message.Join("a", PlanDigest.of(longer), 0)).view())
        .isEqualTo(View.REFUSED);
    assertThat(answerTo("b", new Message.Join("b", PlanDigest.of(PLAN.subList(0, 2)), 0)).reason())
        .endsWith("due 0 at 0");
  }

  @Test
  void formsTheTeamOnceTheQuorumIsThere() {
    assertThat(sent(join("b"), Message.Start.class)).isEmpty();
    Message.Start start = sent(join("a"), Message.Start.class).getFirst();
    assertThat(start.team()).extracting(Member::process).containsExactly("a", "b");
    assertThat(start.t0()).isEqualTo(times.in(3_000));
  }

  @Test
  void countsADroneThatJoinsTwiceOnce() {
    join("a");
    assertThat(sent(join("a"), Message.Start.class)).isEmpty();
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
  }

  @Test
  void countsAJoinForFiveSeconds() {
    join("a");
    pass(6);
    join("b");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
    join("a");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.STARTING);
  }

  @Test
  void repeatsStartUntilAllHaveConfirmedAndOnlyThenGoes() {
    long t0 = started("a", "b");
    times.pass(250);
    assertThat(sent(tick(), Message.Start.class)).hasSize(2);
    assertThat(only(hear("a", new Message.Confirm(t0)), Effect.Go.class)).isEmpty();
    times.pass(250);
    assertThat(only(tick(), Effect.Send.class))
        .filteredOn(send -> send.envelope().message() instanceof Message.Start)
        .extracting(Effect.Send::channel)
        .containsExactly(CHANNELS.drone(RUN, "b"));
    List<Effect> effects = hear("b", new Message.Confirm(t0));
    Effect.Go go = only(effects, Effect.Go.class).getFirst();
    assertThat(go.t0()).isEqualTo(t0);
    assertThat(go.team()).extracting(Member::process).containsExactly("a", "b");
    assertThat(go.team()).extracting(Member::name).contains("name of a");
    assertThat(logged(effects, Message.Beat.class)).hasSize(1);
    assertThat(sent(effects, Message.Beat.class).getFirst().go()).isEqualTo(t0);
  }

  @Test
  void writesWhatItOrdersAndTheEndToo() {
    List<Effect> effects = leader.order(Order.ABORT, "by hand", times.now());
    assertThat(logged(effects, Message.Announce.class)).hasSize(1);
    assertThat(logged(effects, Message.Beat.class).getFirst().reason()).isEqualTo("by hand");
  }

  @Test
  void writesStartBeforeItSaysSo() {
    join("a");
    assertThat(logged(join("b"), Message.Start.class)).hasSize(1);
  }

  @Test
  void repeatsGoOftenUntilTheStartAndThenInEachBeat() {
    long t0 = started("a", "b");
    hear("a", new Message.Confirm(t0));
    hear("b", new Message.Confirm(t0));
    int beats = 0;
    for (int i = 0; i < 30; i++) {
      times.pass(100);
      beats += sent(tick(), Message.Beat.class).size();
    }
    assertThat(beats).isBetween(29, 31);
    assertThat(sent(pass(5, "a", "b"), Message.Beat.class))
        .hasSizeBetween(4, 5)
        .allMatch(beat -> beat.go() != null && beat.go() == t0);
  }

  @Test
  void doesNotGoWhenAConfirmationComesTooLate() {
    long t0 = started("a", "b");
    hear("a", new Message.Confirm(t0));
    times.pass(10_000); // the leader's process stood still
    assertThat(only(hear("b", new Message.Confirm(t0)), Effect.Go.class)).isEmpty();
  }

  @Test
  void formsTheTeamAnewWithoutTheSilent() {
    leader = leader(2, 2);
    long t0 = started("a", "b");
    join("c");
    hear("a", new Message.Confirm(t0));
    hear("c", new Message.Confirm(t0));
    times.pass(2_000);
    tick();
    List<Effect> effects = new ArrayList<>(join("c"));
    effects.addAll(hear("a", new Message.Confirm(t0)));
    Message.Start anew = sent(effects, Message.Start.class).getFirst();
    assertThat(anew.team()).extracting(Member::process).containsExactly("a", "c");
    assertThat(anew.t0()).isGreaterThan(t0);
  }

  @Test
  void keepsSparesUntilTheTeamGoes() {
    long t0 = started("a", "b");
    assertThat(answerTo("c", new Message.Join("c", PlanDigest.of(PLAN), 0)).view())
        .isEqualTo(View.WELCOME);
    hear("a", new Message.Confirm(t0));
    hear("b", new Message.Confirm(t0));
    assertThat(answerTo("c", new Message.Join("c", PlanDigest.of(PLAN), 0)).view())
        .isEqualTo(View.NOT_NEEDED);
    assertThat(answerTo("a", new Message.Confirm(t0)).view()).isEqualTo(View.WELCOME);
  }

  @Test
  void saysGoOnlyOnceItGoes() {
    started("a", "b");
    List<Effect> effects = leader.order(Order.ABORT, "by hand", times.now());
    assertThat(sent(effects, Message.Beat.class))
        .isNotEmpty()
        .allMatch(beat -> beat.go() == null && beat.order() == Order.RELEASE);
    assertThat(leader.failure()).contains("by hand");
  }

  @Test
  void namesWhoJoinedAndWhoRefusedAndWhy() {
    leader = leader(3, 3);
    hear("a", new Message.Refuse("north", "policy forbids shop", false));
    hear("b", new Message.Join("south", PlanDigest.of(List.of("plan other")), 0));
    pass(58);
    join("c");
    pass(2);
    assertThat(leader.state()).isNotEqualTo(LeaderMachine.State.ANNOUNCING);
    assertThat(leader.failure().orElseThrow())
        .contains("1 of 3 drones joined", "name of c", "north refused: policy forbids shop")
        .contains("south refused: its plan differs");
    assertThat(leader.prepareFailed()).isFalse();
  }

  @Test
  void doesNotGiveUpBecauseManyRefuseAsLongAsOthersMayJoin() {
    hear("a", new Message.Refuse("a", "policy", false));
    hear("b", new Message.Refuse("b", "policy", false));
    hear("c", new Message.Refuse("c", "policy", false));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
  }

  @Test
  void givesUpOnceTooManyOfAllRefuse() {
    leader = leader(2, 2, 3);
    hear("a", new Message.Refuse("a", "policy", false));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
    hear("b", new Message.Join("b", PlanDigest.of(List.of("plan other")), 0));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(leader.failure().orElseThrow()).startsWith("0 of 2 drones joined; a refused");
  }

  @Test
  void freesWhoHasJoinedWhenItGivesUp() {
    leader = leader(2, 2, 2);
    join("a");
    List<Effect> effects = hear("b", new Message.Refuse("b", "policy", false));
    assertThat(sent(effects, Message.Beat.class).getFirst().order()).isEqualTo(Order.RELEASE);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
    assertThat(sent(pass(1), Message.Beat.class)).hasSizeGreaterThan(0);
    hear("a", new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    assertThat(only(tick(), Effect.Over.class)).hasSize(1);
  }

  @Test
  void countsARefusalWithoutAReasonAsARefusal() {
    hear("a", new Message.Refuse("a", "", false));
    join("b");
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.ANNOUNCING);
  }

  @Test
  void tellsWhenPrepareFailed() {
    hear("a", new Message.Refuse("a", "prepare failed: no target", true));
    assertThat(leader.prepareFailed()).isTrue();
  }

  @Test
  void mergesEachBatchOnceAndInOrder() {
    running();
    assertThat(answerTo("a", batch(2, 1)).nextBatch()).isEqualTo(1);
    List<Effect> first = hear("a", batch(1, 1));
    assertThat(only(first, Effect.Merge.class)).hasSize(1);
    assertThat(logged(first, Message.Batch.class)).hasSize(1);
    assertThat(sent(first, Message.Answer.class).getFirst().nextBatch()).isEqualTo(2);
    assertThat(only(hear("a", batch(1, 1)), Effect.Merge.class)).isEmpty();
    Effect.Merge second = only(hear("a", batch(2, 2)), Effect.Merge.class).getFirst();
    assertThat(second.drone()).isZero();
    assertThat(second.batch().number()).isEqualTo(2);
    assertThat(only(hear("b", batch(1, 1)), Effect.Merge.class).getFirst().drone()).isEqualTo(1);
  }

  @Test
  void mergesNothingOfADroneOutsideTheTeam() {
    running();
    assertThat(only(hear("stranger", batch(1, 1)), Effect.Merge.class)).isEmpty();
    join("c");
    assertThat(only(hear("c", batch(1, 1)), Effect.Merge.class)).isEmpty();
  }

  @Test
  void neverCallsAGapComplete() {
    running();
    hear("a", batch(1, 1));
    assertThat(only(hear("a", batch(4, 4)), Effect.Merge.class)).hasSize(1);
    hear("a", lastBatch(5, 4));
    hear("b", lastBatch(1, 1));
    assertThat(leader.isContiguous(0)).isFalse();
    assertThat(leader.isContiguous(1)).isTrue();
  }

  @Test
  void releasesOnceAllHasArrivedUntilAllHaveSaidReleased() {
    running();
    assertThat(leader.isContiguous(0)).isFalse();
    hear("a", lastBatch(1, 1));
    assertThat(leader.isContiguous(0)).isTrue();
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RUNNING);
    List<Effect> effects = hear("b", lastBatch(1, 1));
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
    assertThat(sent(effects, Message.Beat.class).getLast().order()).isEqualTo(Order.RELEASE);
    assertThat(logged(effects, Message.Beat.class).getLast().order()).isEqualTo(Order.RELEASE);
    hear("a", new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    times.pass(1_000);
    assertThat(sent(tick(), Message.Beat.class).getFirst().order()).isEqualTo(Order.RELEASE);
    hear("b", new Message.Heartbeat(Phase.RELEASED, 0, 0, 0, 0, 0, 0));
    assertThat(only(tick(), Effect.Over.class)).hasSize(1);
    assertThat(leader.failure()).isEmpty();
  }

  @Test
  void waitsForReleasedOnlySoLong() {
    running();
    hear("a", lastBatch(1, 1));
    hear("b", lastBatch(1, 1));
    // A drone that hears nothing holds its lease for 30 s, and needs 5 s more to be out.
    pass(34);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.RELEASING);
    pass(1);
    assertThat(leader.state()).isEqualTo(LeaderMachine.State.OVER);
    assertThat(leader.failure()).isEmpty();
  }

  @Test
  void ordersStopThenAbortButNeverBack() {
    running();
    List<Effect> stop = leader.order(Order.STOP, "by hand", times.now());
    assertThat(sent(stop, Message.Beat.class).getFirst().order()).isEqualTo(Order.STOP);
    assertThat(logged(stop, Message.Beat.class).getFirst().reason()).isEqualTo("by hand");
    assertThat(sent(leader.order(Order.ABORT, "again", times.now()), Message.Beat.class))
        .hasSize(1);
    assertThat(leader.order(Order.STOP, "late", times.now())).isEmpty();
    assertThat(sent(pass(1, "a", "b"), Message.Beat.class).getFirst().order())
        .isEqualTo(Order.ABORT);
  }
}
