package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class ArrivalLoadTest {
  private static final ArrivalRate TEN =
      arrivalRate(perSecond(10)).hold(Duration.ofSeconds(1)).grace(Duration.ofSeconds(2));

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore target = new Semaphore(0, true);

  @Test
  void startWhenDueAndNeverEarly() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));

    for (int n = 0; n < 10; n++) {
      int before = n;
      bench.at(n * 100 - 1);
      assertThat(begun.get()).isEqualTo(before);
      bench.at(n * 100).until(() -> begun.get() == before + 1);
    }
    bench.at(1_000);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.planned()).isEqualTo(10);
    assertThat(counts.succeeded()).isEqualTo(10);
  }

  @Test
  void neverStartEarlyByTheMachinesClockAndSoonWhenDue() throws InterruptedException {
    long t0 = System.nanoTime() + 20 * Bench.MILLI;
    AtomicLong earliest = new AtomicLong(Long.MAX_VALUE);
    ArrivalRate profile = arrivalRate(perSecond(500)).hold(Duration.ofMillis(200));
    RunPlan plan =
        Plans.runPlan(
            Plans.of(
                profile,
                it -> {
                  long due = t0 + it.number() * 2 * Bench.MILLI;
                  earliest.accumulateAndGet(System.nanoTime() - due, Math::min);
                }));

    Counts counts = Bench.run(plan, new Stripe(0, 1), t0).checkBalance();
    assertThat(counts.planned()).isEqualTo(100);
    assertThat(earliest.get()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void runTheNumbersOfTheirStripe() {
    List<Long> numbers = new java.util.concurrent.CopyOnWriteArrayList<>();
    Bench bench = new Bench(Plans.of(TEN, it -> numbers.add(it.number())), 1, 3);
    bench.load.start();
    bench.at(900).until(() -> numbers.size() == 3);
    bench.at(1_000);

    assertThat(bench.counts().checkBalance().planned()).isEqualTo(3);
    assertThat(numbers).containsExactlyInAnyOrder(1L, 4L, 7L);
  }

  @Test
  void areDroppedAboveTheLimitAndCountedByTheirCause() {
    Bench bench =
        Bench.started(
            Plans.of(
                TEN.maxInFlight(3, WhenFull.DROP),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(250).until(() -> begun.get() == 3);
    bench.at(450);
    bench.at(1_000).until(bench.load::isStopped);
    target.release(3);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isEqualTo(3);
    assertThat(counts.succeeded()).isEqualTo(3);
    assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(7, 0, 0));
    assertThat(counts.notReached()).isZero();
  }

  @Test
  void shareTheLimitOfTheSwarm() {
    Bench bench =
        new Bench(
            Plans.of(
                arrivalRate(perSecond(100))
                    .hold(Duration.ofSeconds(1))
                    .maxInFlight(5, WhenFull.DROP)
                    .grace(Duration.ZERO),
                it -> target.acquire()),
            1,
            3);
    bench.load.start();
    bench.at(900).until(() -> bench.load.inFlight() == 2);
    bench.at(1_000).until(bench.load::isStopped);

    assertThat(bench.counts().checkBalance().started()).isEqualTo(2);
  }

  @Test
  void waitAboveTheLimitWhenTheyQueueAndCountFromWhenTheyWereDue() {
    Bench bench =
        Bench.started(
            Plans.of(
                TEN.maxInFlight(1, WhenFull.QUEUE),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    for (int n = 0; n < 4; n++) {
      int one = n + 1;
      bench.at(n * 200).until(() -> begun.get() == one);
      target.release();
      bench.until(() -> bench.load.inFlight() == 0 || begun.get() > one);
    }
    target.release(10);
    Slice slice = stopped(bench);

    Counts counts = Counts.of(slice, sum(bench)).checkBalance();
    assertThat(counts.dropped().generator()).isZero();
    Series responses = series(slice, "", Outcome.SUCCEEDED);
    assertThat(responses.response().max()).isGreaterThanOrEqualTo(299_000);
    assertThat(responses.service().max()).isLessThanOrEqualTo(210_000);
    assertThat(slice.series()).anyMatch(part -> part.key().step().equals(SeriesKey.WAITING));
    assertThat(slice.generator().lag().max()).isLessThan(250_000);
  }

  @Test
  void thatStillWaitForTheLimitWhenTheLoadEndsAreDroppedAndNotCalledUnreached() {
    for (boolean stop : new boolean[] {true, false}) {
      Bench bench =
          Bench.started(Plans.of(TEN.maxInFlight(1, WhenFull.QUEUE), it -> target.acquire()));
      bench.at(0).until(() -> bench.load.inFlight() == 1);
      if (stop) {
        bench.at(450);
        bench.load.stop();
      } else {
        bench.at(1_000);
      }
      bench.until(bench.load::isStopped);
      target.release();

      Counts counts = bench.counts().checkBalance();
      assertThat(counts.started()).isEqualTo(1);
      assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(stop ? 4 : 9, 0, 0));
      assertThat(counts.notReached()).isEqualTo(stop ? 5 : 0);
    }
  }

  @Test
  void thatQueueBelowTheirLimitHaveTheGeneratorsLatenessAsLag() {
    Bench bench =
        Bench.started(Plans.of(TEN.maxInFlight(5, WhenFull.QUEUE), it -> begun.incrementAndGet()));
    bench.at(0).until(() -> begun.get() == 1 && bench.load.inFlight() == 0);
    // The pacer sleeps through three due times, as if the drone had stood still.
    bench.at(390).until(() -> begun.get() == 4);
    Slice slice = stopped(bench);

    assertThat(slice.generator().lag().max()).isBetween(290_000L, 291_000L);
    assertThat(slice.series()).noneMatch(part -> part.key().step().equals(SeriesKey.WAITING));
  }

  @Test
  void areMadeGoodUpToASecondAndDroppedBeyond() {
    ArrivalRate long10 = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(4));
    Bench bench = Bench.started(Plans.of(long10, it -> begun.incrementAndGet()));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(2_550).until(() -> begun.get() == 11);
    bench.load.stop();

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(0, 15, 0));
    assertThat(counts.notReached()).isEqualTo(14);
  }

  @Test
  void dueBeforeTheDroneLearnedOfThemAreDroppedAsLate() {
    ArrivalRate twoSeconds = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(2));
    Bench bench = new Bench(Plans.of(twoSeconds, it -> begun.incrementAndGet()), 0, 1);
    bench.clock.set(bench.t0 + 1_250 * Bench.MILLI);
    bench.load.start();
    // What is late by a second at most is made good.
    bench.until(() -> begun.get() == 10);
    bench.load.stop();

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(0, 0, 3));
    assertThat(counts.notReached()).isEqualTo(7);
  }

  @Test
  void dueBeforeTheEndAreStartedAlthoughTheyAreLate() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(1_000);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.succeeded()).isEqualTo(10);
    assertThat(counts.notReached()).isZero();
  }

  @Test
  void endWithTheirFeeder() {
    Feeder<Integer> rows = Feeder.of("rows", IntStream.range(0, 4).boxed().toList()).once();
    List<Object> given = new java.util.concurrent.CopyOnWriteArrayList<>();
    Bench bench =
        Bench.started(
            Plan.named("plan")
                .load("load", TEN)
                .scenario("s", it -> given.add(it.row(rows)))
                .feed(rows)
                .build());
    bench.at(500);

    assertThat(bench.counts().checkBalance().planned()).isEqualTo(4);
    assertThat(given).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void inWarmUpAreCountedApart() {
    Bench bench =
        Bench.started(Plans.of(TEN.warmUp(Duration.ofMillis(300)), it -> it.check("c", true)));
    bench.at(1_000);
    Slice slice = bench.ended();

    assertThat(Counts.of(slice, 0).checkBalance().planned()).isEqualTo(10);
    assertThat(
            slice.loads().stream().filter(Slice.Load::warmUp).mapToLong(Slice.Load::planned).sum())
        .isEqualTo(3);
    assertThat(slice.series())
        .filteredOn(series -> series.key().warmUp())
        .singleElement()
        .satisfies(series -> assertThat(series.count()).isEqualTo(3));
    assertThat(slice.checks()).singleElement().extracting(Slice.Check::passed).isEqualTo(7L);
    assertThat(slice.generator().lag().count()).isEqualTo(7);
  }

  @Test
  void startNothingMoreWhenStoppedAndLetFinishWhatRuns() {
    Bench bench =
        Bench.started(
            Plans.of(
                TEN,
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(200).until(() -> begun.get() == 3);
    bench.load.stop();
    bench.at(800).until(bench.load::isStopped);
    assertThat(bench.load.isDone()).isFalse();
    assertThat(bench.load.inFlight()).isEqualTo(3);
    assertThat(bench.load.oldestMicros(bench.clock.nanos())).isEqualTo(800_000);
    target.release(3);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.succeeded()).isEqualTo(3);
    assertThat(counts.notReached()).isEqualTo(7);
  }

  @Test
  void startOnTimeWhileAnOldIterationNeverEnds() {
    CountDownLatch never = new CountDownLatch(1);
    Bench bench =
        Bench.started(
            Plans.of(
                TEN,
                it -> {
                  begun.incrementAndGet();
                  if (it.number() == 0) {
                    never.await();
                  }
                }));
    bench.at(1_000).until(() -> begun.get() == 10);
    bench.at(3_000).until(bench.load::isStopped);
    bench.at(5_100);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.succeeded()).isEqualTo(9);
    assertThat(counts.failed()).isEqualTo(1);
  }

  private static Slice stopped(Bench bench) {
    bench.load.stop();
    return bench.ended();
  }

  private static long sum(Bench bench) {
    return bench.load.notReached().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Series series(Slice slice, String step, Outcome outcome) {
    return slice.series().stream()
        .filter(part -> part.key().step().equals(step) && part.key().outcome() == outcome)
        .findFirst()
        .orElseThrow();
  }
}
