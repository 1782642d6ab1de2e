package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EndOfLoadTest {
  private static final ArrivalRate ONE =
      arrivalRate(perSecond(1)).hold(Duration.ofSeconds(1)).grace(Duration.ofMillis(500));

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void cutsWhatStillRunsAtTheEndOfItsGraceAsFailed() {
    Bench bench = Bench.started(Plans.of(ONE, it -> hang()));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(1_000).until(bench.load::isStopped);
    bench.at(1_499);
    assertThat(bench.load.isDone()).isFalse();
    bench.at(1_500);
    Slice slice = bench.ended();

    assertThat(Counts.of(slice, 0).checkBalance().failed()).isEqualTo(1);
    Series cut = slice.series().get(0);
    assertThat(cut.key().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(cut.response().max()).isGreaterThanOrEqualTo(1_500_000);
    assertThat(slice.errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.samples())
                    .containsExactly("CutException: cut at the end of its grace of 500 ms"));
  }

  @Test
  void abortInterruptsWhatRuns() {
    Bench bench = Bench.started(Plans.of(ONE, it -> hang()));
    bench.at(0).until(() -> begun.get() == 1);
    bench.load.abort();
    Slice slice = bench.ended();

    Counts counts = Counts.of(slice, 0).checkBalance();
    assertThat(counts.interrupted()).isEqualTo(1);
    assertThat(slice.errors()).isEmpty();
    assertThat(bench.load.endless()).isEmpty();
  }

  @Test
  void noticesIterationsThatDoNotEndThoughInterrupted() {
    AtomicBoolean free = new AtomicBoolean();
    Bench bench =
        Bench.started(
            Plans.of(
                ONE,
                it -> {
                  begun.incrementAndGet();
                  while (!free.get()) {
                    Thread.yield();
                  }
                  it.check("after its end", true);
                  it.step("after its end", () -> "nothing counts");
                }));
    try {
      bench.at(0).until(() -> begun.get() == 1);
      bench.at(1_000).until(bench.load::isStopped);
      bench.at(1_500);
      assertThat(bench.load.isDone()).isFalse();
      bench.at(3_499);
      assertThat(bench.load.isDone()).isFalse();
      bench.at(3_500);
      assertThat(bench.load.isDone()).isTrue();
      assertThat(bench.load.endless()).isEqualTo(Map.of("load", 1L));
    } finally {
      free.set(true);
    }
    Slice slice = bench.until(() -> bench.load.inFlight() == 0).ended();
    assertThat(Counts.of(slice, 0).checkBalance().failed()).isEqualTo(1);
    assertThat(slice.checks()).isEmpty();
    assertThat(slice.series()).hasSize(1);
  }

  @Test
  void interruptsAgainWhoSwallowedTheFirstInterrupt() {
    Bench bench =
        Bench.started(
            Plans.of(
                ONE,
                it -> {
                  for (int i = 0; i < 3; i++) {
                    try {
                      hang();
                    } catch (InterruptedException e) {
                      // As careless code does.
                    }
                  }
                }));
    bench.at(0).until(() -> begun.get() == 1);
    bench.load.abort();

    assertThat(bench.counts().checkBalance().interrupted()).isEqualTo(1);
  }

  @Test
  void goesOnWithOtherLoadsWhenOneHasEnded() {
    AtomicInteger shortBegun = new AtomicInteger();
    Plan plan =
        Plan.named("plan")
            .load("short", ONE)
            .scenario("s", it -> shortBegun.incrementAndGet())
            .load("long", users(1).hold(Duration.ofSeconds(3)).pacing(Duration.ofSeconds(1)))
            .scenario("s", it -> begun.incrementAndGet())
            .build();
    Bench bench = Bench.started(plan);
    bench.at(0).until(() -> begun.get() == 1 && shortBegun.get() == 1);
    bench.at(1_000).until(() -> begun.get() == 2);
    assertThat(bench.load.isStopped()).isFalse();
    bench.at(2_000).until(() -> begun.get() == 3);
    bench.at(3_000);

    assertThat(bench.counts().checkBalance().succeeded()).isEqualTo(4);
    assertThat(bench.load.notReached()).isEqualTo(Map.of("short", 0L));
  }

  @Test
  void startsNothingWhenAbortedBeforeTheStart() {
    Bench bench = Bench.started(Plans.of(ONE, it -> begun.incrementAndGet()));
    bench.load.abort();

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isZero();
    assertThat(counts.notReached()).isEqualTo(1);
  }

  private void hang() throws InterruptedException {
    begun.incrementAndGet();
    never.await();
  }
}
