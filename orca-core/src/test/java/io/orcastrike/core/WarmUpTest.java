package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Shape;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WarmUpTest {
  /** Of the plan of 100 per second. */
  private static final Duration LENGTH = Duration.ofMillis(400);

  private final AtomicInteger touched = new AtomicInteger();
  private final CountingClock clock = new CountingClock();
  private WarmUp warmUp;

  @BeforeEach
  void begin() {
    warmUp = new WarmUp(clock, false);
  }

  @Test
  void isSparedAPlanOfAFewPerSecond() throws InterruptedException {
    warmUp.warm(plan(5));

    assertThat(clock.asked()).isZero();
  }

  @Test
  void isDoneOnceAndWithoutTheAuthorsCode() throws InterruptedException {
    warmUp.warm(plan(100));
    int asked = clock.asked();
    warmUp.warm(plan(100));

    assertThat(asked).isPositive();
    assertThat(clock.asked()).isEqualTo(asked);
    assertThat(touched).hasValue(0);
  }

  @Test
  void isNotDoneAgainWhereAClientDidIt() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    warmUp.warm(it -> it.step("call", calls::incrementAndGet), LENGTH);
    int asked = clock.asked();
    warmUp.warm(plan(100));

    assertThat(calls).hasPositiveValue();
    assertThat(clock.asked()).isEqualTo(asked);
  }

  @Test
  void isFinishedWhereAClientBeganIt() throws InterruptedException {
    warmUp.warm(it -> it.pause(Duration.ofMillis(1)), LENGTH.dividedBy(4));
    int asked = clock.asked();
    warmUp.warm(plan(100));

    assertThat(clock.asked()).isGreaterThan(asked);
  }

  private RunPlan plan(double rate) {
    return RunPlan.of(
        Plan.named("plan")
            .load("load", arrivalRate(perSecond(rate)).hold(Duration.ofSeconds(10)))
            .scenario("touched", it -> touched.incrementAndGet())
            .build(),
        new Shape(0, 1, Optional.empty()),
        WarmUpTest.class.getClassLoader());
  }

  /** The system's, asked by whoever warms up. */
  private static final class CountingClock implements Clock {
    private final Clock system = Clock.system();
    private final AtomicInteger asked = new AtomicInteger();

    int asked() {
      return asked.get();
    }

    @Override
    public long nanos() {
      asked.incrementAndGet();
      return system.nanos();
    }

    @Override
    public long wallNanos() {
      return system.wallNanos();
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
      system.sleepUntil(nanos);
    }
  }
}
