package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ManualClockTest {
  private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(100));

  @Test
  void standsStillUntilAdvanced() {
    assertThat(clock.nanos()).isEqualTo(clock.nanos()).isZero();
    assertThat(clock.wallNanos()).isEqualTo(100_000_000_000L);

    clock.advance(Duration.ofMillis(1));

    assertThat(clock.nanos()).isEqualTo(1_000_000);
    assertThat(clock.wallNanos()).isEqualTo(100_001_000_000L);
  }

  @Test
  void neverGoesBack() {
    assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.000000001S");
  }

  @Test
  void doesNotSleepUntilAPastTime() throws Exception {
    clock.sleepUntil(0);
    clock.sleepUntil(-5);
  }

  @Test
  void wakesSleepersInTheirOrder() throws Exception {
    List<Long> woken = new CopyOnWriteArrayList<>();
    List<Thread> threads = List.of(sleeper(30, woken), sleeper(10, woken), sleeper(20, woken));

    for (int left = 3; left > 0; left--) {
      clock.advanceToNext(left);
      awaitSize(woken, 4 - left);
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(woken).containsExactly(10L, 20L, 30L);
    assertThat(clock.nanos()).isEqualTo(30);
  }

  @Test
  void anInterruptEndsASleep() throws Exception {
    List<Long> woken = new CopyOnWriteArrayList<>();
    Thread thread = sleeper(10, woken);
    clock.awaitSleepers(1);

    thread.interrupt();
    thread.join();

    assertThat(woken).containsExactly(-1L);
  }

  private Thread sleeper(long until, List<Long> woken) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                clock.sleepUntil(until);
                woken.add(until);
              } catch (InterruptedException e) {
                woken.add(-1L);
              }
            });
  }

  private static void awaitSize(List<Long> list, int size) {
    while (list.size() < size) {
      Thread.onSpinWait();
    }
  }
}
