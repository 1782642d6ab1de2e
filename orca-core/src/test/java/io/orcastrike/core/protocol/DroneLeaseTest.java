package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneLeaseTest extends DroneFixture {
  private static final long SECOND = 1_000_000_000L;

  /** So much may clocks have drifted apart since they were compared. */
  private static final long DRIFT_PER_SECOND = 100_000;

  private List<Effect> answeredWith(long sentAt, long echoed) {
    return hear(++number, sentAt, new Message.Answer(View.WELCOME, "", 1, echoed, 1));
  }

  private static long until(List<Effect> effects) {
    return only(effects, Effect.Lease.class).getLast().until();
  }

  @Test
  void aSilentLeaderEndsTheLoadAfterThirtySeconds() {
    running();
    pass(10);
    assertThat(passAlone(29)).noneMatch(Effect.Abort.class::isInstance);
    assertThat(aborts(passAlone(1))).containsExactly("no answer of the leader for 30 s");
    assertThat(aborts(passAlone(30))).isEmpty();
  }

  @Test
  void isFreeOnceItsLoadHasEndedAndNobodyAnswers() {
    running();
    pass(10);
    passAlone(31);
    List<Effect> effects = drone.ended(Slices.of(0, 41), Slices.last(Slices.sums()), times.now());
    assertThat(sent(effects, Message.Batch.class)).hasSize(2);
    assertThat(only(effects, Effect.Release.class)).hasSize(1);
    run = "another run";
    assertThat(only(announced(), Effect.Prepare.class)).hasSize(1);
  }

  @Test
  void aDroneWithoutLoadIsFreeAfterThirtySecondsWithoutAnAnswer() {
    joined();
    assertThat(only(passAlone(29), Effect.Release.class)).isEmpty();
    assertThat(only(passAlone(1), Effect.Release.class)).hasSize(1);
  }

  @Test
  void theLeaseCountsFromWhenTheAnswerWasSent() {
    running();
    times.pass(20_000);
    long delayed = times.in(-12_000);
    assertThat(until(answeredWith(delayed, times.in(-12_000))))
        .isEqualTo(times.now().nanos() + 18 * SECOND - 20 * DRIFT_PER_SECOND);
  }

  @Test
  void theLeaseCountsByTheLeadersClock() {
    announced();
    drone.prepared(io.orcastrike.core.protocol.Times.PLAN, 0, times.now());
    long ahead = 400 * SECOND;
    answeredWith(times.now().wall() + ahead, times.now().wall());
    hear(start(times.in(403_000)));
    hear(new Message.Beat(Order.RUN, "", times.in(403_000), List.of(), List.of()));
    times.pass(10_000);
    assertThat(until(answeredWith(times.in(-4_000) + ahead, times.in(-4_000))))
        .isEqualTo(times.now().nanos() + 26 * SECOND - 10 * DRIFT_PER_SECOND);
  }

  @Test
  void anOldAnswerTakesNothingFromTheLease() {
    running();
    times.pass(5_000);
    answered(1);
    assertThat(only(answeredWith(times.in(-3_000), times.in(-3_000)), Effect.Lease.class))
        .isEmpty();
  }

  @Test
  void aBroadcastNeverRenewsTheLease() {
    long t0 = running();
    for (int i = 0; i < 29; i++) {
      times.pass(1_000);
      assertThat(go(t0)).isEmpty();
      assertThat(only(tick(), Effect.Abort.class)).isEmpty();
    }
    times.pass(1_000);
    go(t0);
    assertThat(aborts(tick())).hasSize(1);
  }

  @Test
  void aLapsedLeaseIsNeverRenewed() {
    running();
    passAlone(31);
    assertThat(only(pass(10), Effect.Lease.class)).isEmpty();
  }

  @Test
  void doesNotBeginWithoutALease() {
    long t0 = armed();
    times.pass(29_900); // its process stood still
    hear(start(times.in(300)));
    times.pass(200);
    assertThat(only(go(times.in(100)), Effect.Begin.class)).isEmpty();
    assertThat(only(go(t0), Effect.Begin.class)).isEmpty();
  }

  @Test
  void lapsesWhenNothingIsAcknowledgedForAMinute() {
    running();
    tick();
    drone.recorded(Slices.of(0, 1, 5), times.now());
    assertThat(aborts(pass(59))).isEmpty();
    assertThat(aborts(pass(2))).containsExactly("nothing it sent was acknowledged for 60 s");
  }

  @Test
  void doesNotLapseWhileThereIsNothingToAcknowledge() {
    running();
    assertThat(aborts(pass(200))).isEmpty();
  }

  @Test
  void lapsesWhenItsClocksGoApart() {
    running();
    times.stepWall(4_900);
    assertThat(aborts(tick())).isEmpty();
    times.stepWall(200);
    assertThat(aborts(tick())).containsExactly("its machine was suspended or its clock was set");
  }

  @Test
  void lapsesWhenItsClockWasSetBackToo() {
    running();
    times.stepWall(-5_100);
    assertThat(aborts(tick())).hasSize(1);
  }

  @Test
  void lapsesWhenTheLeaderGaveItUp() {
    running();
    List<Effect> effects = answered(View.PUT_OUT, 1);
    assertThat(aborts(effects)).containsExactly("the leader gave it up as lost");
    assertThat(only(effects, Effect.Release.class)).isEmpty();
    assertThat(only(answered(1), Effect.Lease.class)).isEmpty();
  }

  @Test
  void lapsesWhenItFindsItselfAmongTheLost() {
    long t0 = running();
    assertThat(aborts(go(t0, new Loss(1, 40 * SECOND, 0, List.of(0)))))
        .containsExactly("the leader gave it up as lost");
  }

  @Test
  void lapsesWhenAStarterFoundTheLeaseRunOut() {
    running();
    assertThat(aborts(drone.lapsed("too late", times.now()))).containsExactly("too late");
    assertThat(drone.lapsed("too late", times.now())).isEmpty();
  }

  @Test
  void aClockThatStepsBeforeTheStartIsMeasuredAnew() {
    long t0 = armed();
    times.stepWall(10_000);
    assertThat(only(go(t0), Effect.Begin.class)).isEmpty();
    assertThat(sent(tick(), Message.Join.class)).hasSize(1);
    // The leader's clock is now 10 s behind.
    long leaders = times.in(-10_000);
    hear(++number, leaders, new Message.Answer(View.WELCOME, "", 1, times.now().wall(), 1));
    hear(start(t0));
    Effect.Begin begin = only(go(t0), Effect.Begin.class).getFirst();
    assertThat(begin.t0()).isEqualTo(times.now().nanos() + 3 * SECOND);
  }

  @Test
  void measuresTheClockOfEachLeader() {
    running();
    epoch = 2;
    leader = "the-second-leader";
    times.pass(1_000);
    long now = times.now().wall();
    hear(1, now + 400 * SECOND, new Message.Answer(View.WELCOME, "", 1, now, 1));
    assertThat(drone.offsetNanos()).isEqualTo(400 * SECOND);
  }

  @Test
  void saysHowLongItHasRun() {
    running();
    times.pass(10_000);
    assertThat(sent(tick(), Message.Heartbeat.class).getFirst().elapsedNanos())
        .isEqualTo(7 * SECOND);
  }
}
