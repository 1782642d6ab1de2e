package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.LEADER;
import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.RUN;
import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which leader and which run a drone follows, and what it keeps of a run that is over. */
class DroneLeadersTest extends DroneFixture {
  private static final String OLDER = "20250101-000000-0001";

  @Test
  void followsTheLeaderOfAHigherEpochAndItsNumbers() {
    long t0 = running();
    epoch = 2;
    leader = "the-second-leader";
    assertThat(aborts(hear(1, new Message.Beat(Order.ABORT, "", t0, List.of(), List.of()))))
        .hasSize(1);
    List<Effect> effects = passAlone(1);
    assertThat(only(effects, Effect.Send.class).getFirst().envelope().header())
        .matches(header -> header.epoch() == 2 && header.leader().equals("the-second-leader"));
  }

  @Test
  void ignoresTheLeaderOfALowerEpoch() {
    long t0 = running();
    epoch = 2;
    leader = "the-second-leader";
    go(t0);
    epoch = 1;
    leader = LEADER;
    assertThat(order(Order.ABORT, t0)).isEmpty();
    times.pass(20_000);
    assertThat(answered(1)).isEmpty();
  }

  @Test
  void ignoresAnotherLeaderOfTheSameEpoch() {
    long t0 = running();
    epoch = 2;
    leader = "the-second-leader";
    go(t0);
    leader = "a-third-leader";
    times.pass(20_000);
    assertThat(order(Order.ABORT, t0)).isEmpty();
    assertThat(answered(1)).isEmpty();
  }

  @Test
  void leavesAYoungerRunForAnOlderOne() {
    joined();
    run = OLDER;
    leader = "older-leader";
    List<Effect> effects = announced();
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
    assertThat(only(effects, Effect.Prepare.class))
        .singleElement()
        .matches(prepare -> prepare.run().equals(OLDER));
    assertThat(effects.indexOf(only(effects, Effect.Release.class).getFirst()))
        .isLessThan(effects.indexOf(only(effects, Effect.Prepare.class).getFirst()));
    // Later it may join the younger one after all.
    answered(View.NOT_NEEDED, 1);
    drone.prepared(PLAN, 0, times.now());
    answered(View.NOT_NEEDED, 1);
    run = RUN;
    leader = LEADER;
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  @Test
  void doesNotJoinARunAgainWhoseSecondLeaderItHeardWhileInAnOlderOne() {
    joined();
    run = OLDER;
    leader = "older-leader";
    announced();
    run = RUN;
    leader = "the-second-leader";
    epoch = 2;
    go(times.in(3_000));
    run = OLDER;
    leader = "older-leader";
    epoch = 1;
    drone.prepared(PLAN, 0, times.now());
    answered(View.NOT_NEEDED, 1); // free again
    run = RUN;
    leader = LEADER;
    assertThat(announced()).isEmpty();
  }

  @Test
  void leavesAYoungerRunWhileItStillPrepares() {
    announced();
    run = OLDER;
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  @Test
  void doesNotLeaveAnOlderRunForAYoungerOne() {
    joined();
    run = "20270101-000000-0001";
    assertThat(announced()).isEmpty();
  }

  @Test
  void staysOnceItHasConfirmedTheStart() {
    armed();
    run = OLDER;
    assertThat(announced()).isEmpty();
  }

  @Test
  void isFreeWhenItIsNotNeededAlthoughArmed() {
    armed();
    assertThat(only(answered(View.NOT_NEEDED, 1), Effect.Release.class)).hasSize(1);
    assertThat(announced()).isEmpty();
  }

  @Test
  void isFreeWhenItIsRefused() {
    joined();
    assertThat(only(answered(View.REFUSED, 1), Effect.Release.class)).hasSize(1);
    assertThat(announced()).isEmpty();
  }

  @Test
  void joinsARunAgainThatOnlyDidNotAnswer() {
    joined();
    passAlone(30);
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  /** Leaves the drone free, with a batch that nobody acknowledges. */
  private void leftWithData() {
    running();
    pass(2);
    passAlone(31);
    drone.ended(Slices.of(0, 33, 5), Slices.last(Slices.sums()), times.now());
    tick();
    assertThat(drone.heard()).contains(run);
  }

  @Test
  void keepsWhatNobodyAcknowledgesAndGoesOnSendingIt() {
    leftWithData();
    List<Effect> effects = passAlone(60);
    assertThat(sent(effects, Message.Batch.class)).isNotEmpty();
    assertThat(sent(effects, Message.Heartbeat.class))
        .isNotEmpty()
        .allMatch(beat -> beat.phase() == Phase.STOPPED);
    answered(3);
    assertThat(sent(passAlone(2), Message.Batch.class)).isEmpty();
    assertThat(only(passAlone(700), Effect.Keep.class)).isEmpty();
  }

  @Test
  void givesUpWhatNobodyAcknowledgesAfterTenMinutes() {
    leftWithData();
    assertThat(only(passAlone(599), Effect.Keep.class)).isEmpty();
    List<Effect.Keep> kept = only(passAlone(2), Effect.Keep.class);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().held()).hasSize(2);
    assertThat(only(passAlone(700), Effect.Keep.class)).isEmpty();
  }

  @Test
  void keepsOnlyOneRemainder() {
    leftWithData();
    run = "second run";
    announced();
    drone.prepared(PLAN, 0, times.now());
    assertThat(only(answered(View.NOT_NEEDED, 1), Effect.Keep.class)).hasSize(1);
    assertThat(drone.heard()).containsExactly("second run");
  }

  @Test
  void servesAnotherRunWhileItKeepsARemainder() {
    leftWithData();
    run = "second run";
    running();
    assertThat(sent(passAlone(1), Message.Heartbeat.class))
        .extracting(Message.Heartbeat::phase)
        .containsExactlyInAnyOrder(Phase.RUNNING, Phase.STOPPED);
  }

  @Test
  void aLateAnnouncementOfARunWithASecondLeaderIsNotFollowed() {
    joined();
    epoch = 2;
    leader = "the-second-leader";
    answered(1);
    passAlone(30);
    epoch = 1;
    leader = LEADER;
    assertThat(announced()).isEmpty();
  }

  @Test
  void norWhenItHeardOfTheSecondLeaderOnlyAfterItHadLeft() {
    joined();
    passAlone(30);
    epoch = 2;
    leader = "the-second-leader";
    order(Order.RELEASE, 0);
    epoch = 1;
    leader = LEADER;
    assertThat(announced()).isEmpty();
  }
}
