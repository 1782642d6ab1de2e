package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a drone takes over what others made. */
class DroneLossesTest extends DroneFixture {
  private static final long SECOND = 1_000_000_000L;
  private static final Loss FIRST = new Loss(0, 40 * SECOND, 0, List.of(1, 3));
  private static final Loss NEXT = new Loss(2, 50 * SECOND, 0, List.of(1, 3));

  private final long t0 = running();
  private int passed;

  private List<Loss> takenOver(Loss... known) {
    return takenOver(go(t0, known));
  }

  private static List<Loss> takenOver(List<Effect> effects) {
    return only(effects, Effect.Respread.class).stream().map(Effect.Respread::loss).toList();
  }

  /** Lets time pass until so many seconds after T0, while the leader answers. */
  private void passUntil(int second) {
    pass(second + 3 - passed);
    passed = second + 3;
  }

  private void anotherLeader() {
    epoch++;
    leader = "leader-" + epoch;
    answered(1);
  }

  @Test
  void takesInEachLossOnceAndOnlyShortlyBeforeItsInstant() {
    assertThat(takenOver(FIRST)).isEmpty();
    passUntil(37);
    assertThat(takenOver(FIRST, NEXT)).isEmpty();
    passUntil(39);
    assertThat(takenOver(FIRST, NEXT)).containsExactly(FIRST);
    assertThat(sent(pass(1), Message.Heartbeat.class))
        .singleElement()
        .matches(beat -> beat.lossesKnown() == 1);
    passUntil(50);
    assertThat(takenOver(FIRST, NEXT)).containsExactly(NEXT);
    assertThat(takenOver(FIRST, NEXT)).isEmpty();
  }

  @Test
  void aLossWaitsForThoseBeforeIt() {
    passUntil(45);
    assertThat(takenOver(NEXT, FIRST)).isEmpty();
    passUntil(49);
    assertThat(takenOver(NEXT, FIRST)).containsExactly(NEXT, FIRST);
  }

  @Test
  void aBeatCountsFromWhenItWasSent() {
    passUntil(45);
    Message.Beat beat = new Message.Beat(Order.RUN, "", t0, List.of(FIRST), List.of());
    assertThat(takenOver(hear(++number, times.in(-8_000), beat))).isEmpty();
    assertThat(takenOver(hear(++number, times.in(-6_000), beat))).containsExactly(FIRST);
  }

  @Test
  void aBeatDoesNotCountBeforeTheLeadersClockIsKnown() {
    passUntil(45);
    epoch = 2;
    leader = "leader-2";
    assertThat(takenOver(FIRST)).isEmpty();
    answered(1);
    assertThat(takenOver(FIRST)).containsExactly(FIRST);
  }

  @Test
  void whatOnlyAnEarlierLeaderKnewDoesNotHideALoss() {
    takenOver(FIRST);
    anotherLeader();
    passUntil(38);
    assertThat(aborts(go(t0))).isEmpty();
    passUntil(50);
    assertThat(takenOver(NEXT)).containsExactly(NEXT);
    assertThat(aborts(tick())).isEmpty();
  }

  @Test
  void lapsesWhenALaterLeaderDoesNotKnowWhatItTookOver() {
    passUntil(45);
    takenOver(FIRST);
    anotherLeader();
    List<Effect> effects = go(t0, NEXT);
    assertThat(aborts(effects))
        .containsExactly("an earlier leader decided what the present one does not know of");
    assertThat(takenOver(effects)).isEmpty();
  }

  @Test
  void lapsesWhenALaterLeaderDoesNotKnowHowTheLoadWasChanged() {
    Steering change = new Steering(40 * SECOND, 2, false);
    hear(new Message.Beat(Order.RUN, "", t0, List.of(), List.of(change)));
    anotherLeader();
    assertThat(aborts(go(t0)))
        .containsExactly("an earlier leader decided what the present one does not know of");
  }

  @Test
  void lapsesAtOnceWhenItFindsItselfAmongTheLostOfALaterLeader() {
    passUntil(45);
    takenOver(FIRST);
    anotherLeader();
    assertThat(aborts(go(t0, new Loss(1, 90 * SECOND, 0, List.of(3)))))
        .containsExactly("the leader gave it up as lost");
    assertThat(only(answered(View.WELCOME, 1), Effect.Lease.class)).isEmpty();
  }
}
