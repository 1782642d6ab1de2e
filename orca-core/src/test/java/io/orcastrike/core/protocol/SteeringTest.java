package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.logged;
import static io.orcastrike.core.protocol.Times.only;
import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.protocol.Message.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeringTest extends LeaderFixture {
  private static final long SECOND = 1_000_000_000L;

  private static Steering at(int second) {
    return new Steering(second * SECOND, 1.5, false);
  }

  @Test
  void isWrittenBeforeItIsSaidAndSaidInEveryBeatAfter() {
    running();
    List<Effect> effects = done(leader.steer(at(10), times.now()));
    assertThat(effects.getFirst()).isInstanceOf(Effect.Log.class);
    assertThat(logged(effects, Message.Beat.class).getFirst().steering()).containsExactly(at(10));
    assertThat(sent(effects, Message.Beat.class).getFirst().steering()).containsExactly(at(10));
    assertThat(sent(pass(1, "a", "b"), Message.Beat.class).getLast().steering())
        .containsExactly(at(10));
  }

  @Test
  void outlivesTheLeader() {
    running();
    done(leader.steer(at(10), times.now()));
    succeeded(List.copyOf(journal));
    assertThat(sent(pass(1, "a", "b"), Message.Beat.class).getLast().steering())
        .containsExactly(at(10));
    done(leader.steer(at(20), times.now()));
    assertThat(sent(pass(1, "a", "b"), Message.Beat.class).getLast().steering())
        .containsExactly(at(10), at(20));
  }

  @Test
  void mustComeFiveSecondsAheadAndNotBeforeAnother() {
    running();
    assertThatThrownBy(() -> leader.steer(at(4), times.now()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5,000 ms ahead and not before another, was at 4,000 ms");
    done(leader.steer(at(10), times.now()));
    assertThatThrownBy(() -> leader.steer(at(9), times.now()))
        .hasMessageContaining("the last was at 10,000 ms");
    assertThat(done(leader.steer(at(10), times.now()))).isNotEmpty();
  }

  @Test
  void isRefusedWhileADroneIsNotHeard() {
    running();
    pass(6, "a");
    assertThatThrownBy(() -> leader.steer(at(60), times.now()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while a drone is not heard");
    pass(1, "a", "b");
    assertThat(done(leader.steer(at(60), times.now()))).isNotEmpty();
  }

  @Test
  void isRefusedUntilTheLoadOfALostDroneHasMoved() {
    losses = new LossPolicy(LossPolicy.Kind.RESPREAD, 0.5);
    running();
    pass(16, "a");
    assertThatThrownBy(() -> leader.steer(at(300), times.now()))
        .hasMessageContaining("its load moves to others");
    pass(40, "a");
    assertThat(done(leader.steer(at(300), times.now()))).isNotEmpty();
  }

  @Test
  void isRefusedWhenTheRunIsToEnd() {
    running();
    leader.order(Order.STOP, "by hand", times.now());
    assertThatThrownBy(() -> leader.steer(at(60), times.now()))
        .hasMessageContaining("while the run goes on");
  }

  @Test
  void aChangeIsAtAWholeSecondWithAFactor() {
    assertThatThrownBy(() -> new Steering(1, 1, false)).hasMessageContaining("a whole second");
    assertThatThrownBy(() -> new Steering(SECOND, 0, false)).hasMessageContaining("above 0");
    assertThat(new Steering(SECOND, 1, true).paused()).isTrue();
  }

  @Test
  void aDroneTakesEachChangeOnceAndSaysHowManyItKnows() {
    DroneSteering drone = new DroneSteering();
    assertThat(drone.learns(at(10))).containsExactly(new Effect.Steer(at(10)));
    assertThat(drone.learns(at(10))).isEmpty();
    assertThat(drone.learns(at(10), at(20))).containsExactly(new Effect.Steer(at(20)));
    assertThat(sent(drone.pass(1), Message.Heartbeat.class).getLast().steeringKnown()).isEqualTo(2);
  }

  private static final class DroneSteering extends DroneFixture {
    private final long t0 = armed();

    DroneSteering() {
      go(t0);
    }

    List<Effect.Steer> learns(Steering... known) {
      return only(
          hear(new Message.Beat(Order.RUN, "", t0, List.of(), List.of(known))), Effect.Steer.class);
    }
  }
}
