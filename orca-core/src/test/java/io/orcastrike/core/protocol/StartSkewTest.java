package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Message.View;
import org.junit.jupiter.api.Test;

class StartSkewTest extends DroneFixture {
  /** The leader answers a message after a round trip whose first half took so much of it. */
  private void answer(long firstMillis, long secondMillis) {
    long sentAt = times.now().wall();
    times.pass(firstMillis);
    long answeredAt = times.now().wall();
    times.pass(secondMillis);
    hear(++number, answeredAt, new Message.Answer(View.WELCOME, "", 1, sentAt, 1));
  }

  private Message.Last end() {
    Message.Last last = Slices.last(Slices.sums()); // which says 12 us late by its own clock
    return sent(drone.ended(Slices.of(0, 1, 5), last, times.now()), Message.Batch.class)
        .getLast()
        .last();
  }

  private void begin() {
    long t0 = times.in(3_000);
    hear(start(t0));
    go(t0);
    times.pass(3_000);
  }

  private void join() {
    announced();
    drone.prepared(Times.PLAN, 0, times.now());
  }

  @Test
  void isToldByWhatIsKnownOfTheLeadersClockAfterTheStart() {
    join();
    answer(90, 10); // as if the leader's clock were 40 ms ahead: 50 ms of bound
    begin();
    answer(1, 1);
    Message.Last last = end();
    assertThat(last.startSkewMicros()).isEqualTo(12 - 40_000);
    assertThat(last.startSkewBoundMicros()).isEqualTo(1_000);
  }

  @Test
  void hasTheBoundOfTheStartWhereNothingBetterIsMeasured() {
    join();
    answer(2, 2);
    begin();
    answer(50, 10);
    Message.Last last = end();
    assertThat(last.startSkewMicros()).isEqualTo(12);
    assertThat(last.startSkewBoundMicros()).isEqualTo(2_000);
  }

  @Test
  void isNotToldByClocksThatHaveDriftedSince() {
    join();
    answer(20, 20);
    begin();
    for (int i = 0; i < 20; i++) {
      times.pass(1_000);
      answered(1);
    }
    times.stepWall(-7);
    answered(1);
    assertThat(end().startSkewMicros()).isEqualTo(12);
  }
}
