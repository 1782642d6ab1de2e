package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CompilerRestTest {
  private static final long MILLI = 1_000_000;

  private final SteppingClock clock = new SteppingClock();

  @Test
  void waitsUntilTheProcessDoesNextToNothing() throws InterruptedException {
    Queue<Long> taken = new ArrayDeque<>(List.of(100L, 150L, 180L, 190L, 199L, 500L));

    CompilerRest.await(clock, () -> taken.remove() * MILLI);

    assertThat(clock.nanos()).isEqualTo(4 * 50 * MILLI);
    assertThat(taken).containsExactly(500L);
  }

  @Test
  void looksOnceWhereTheProcessIsIdle() throws InterruptedException {
    CompilerRest.await(clock, () -> 7);

    assertThat(clock.nanos()).isEqualTo(50 * MILLI);
  }

  @Test
  void waitsNoLongerThanTwoSecondsForOneThatNeverRests() throws InterruptedException {
    CompilerRest.await(clock, clock::nanos);

    assertThat(clock.nanos()).isEqualTo(2_000 * MILLI);
  }

  @Test
  void asksForTheTimeOfThisProcess() throws InterruptedException {
    CompilerRest.await(clock);

    assertThat(clock.nanos()).isBetween(50 * MILLI, 2_000 * MILLI);
  }

  /** Stands still but for those who sleep. */
  private static final class SteppingClock implements Clock {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public long wallNanos() {
      return now;
    }

    @Override
    public void sleepUntil(long nanos) {
      now = nanos;
    }
  }
}
