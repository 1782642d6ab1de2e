package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class SteeredLoadTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ArrivalRate TEN = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(10));

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore target = new Semaphore(0);

  /** Goes through the run in steps; each step's starts have begun before the next. */
  private void through(Bench bench, int fromMillis, int toMillis, int stepMillis) {
    for (int at = fromMillis; at <= toMillis; at += stepMillis) {
      bench.at(at);
      long due = bench.t0 + at * Bench.MILLI;
      bench.until(() -> bench.load.isStopped() || bench.isWaitingBeyond(due));
    }
  }

  @Test
  void arrivalsStopForAPauseAndGoOnWhereTheyWere() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    bench.load.steer(3 * SECOND, 1, true);
    through(bench, 0, 3_000, 100);
    bench.until(() -> begun.get() == 30);
    through(bench, 3_000, 6_000, 500);
    assertThat(begun).hasValue(30);
    bench.load.steer(8 * SECOND, 1, false);
    bench.at(7_999);
    assertThat(begun).hasValue(30);
    through(bench, 8_000, 14_900, 100);
    bench.at(15_000);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isEqualTo(100);
    assertThat(counts.notReached()).isZero();
  }

  @Test
  void arrivalsComeFasterFromAnInstantOn() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    bench.load.steer(5 * SECOND, 2, false);
    through(bench, 0, 4_950, 50);
    bench.until(() -> begun.get() == 50);
    through(bench, 5_000, 6_000, 50);
    bench.until(() -> begun.get() == 71);
    through(bench, 6_000, 10_000, 50);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.planned()).isEqualTo(150);
    assertThat(counts.started()).isEqualTo(150);
  }

  @Test
  void whoLearnsOfAPauseLateHasExcessAndMakesItGoodByWaiting() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    through(bench, 0, 4_000, 100);
    bench.until(() -> begun.get() == 41);
    bench.load.steer(3 * SECOND, 1, true);
    bench.load.steer(6 * SECOND, 1, false);
    through(bench, 4_100, 6_900, 100);
    assertThat(begun).as("up to number 40, due again at 7.0 s").hasValue(41);
    through(bench, 7_000, 13_000, 100);
    Slice slice = bench.ended();
    Counts counts = Counts.of(slice, bench.notReached()).checkBalance();
    assertThat(counts.started()).isEqualTo(100);
    assertThat(slice.generator().excess()).isEqualTo(11);
  }

  @Test
  void whoLearnsOfAHigherRateLateDropsWhatIsLongPast() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    through(bench, 0, 5_000, 100);
    bench.until(() -> begun.get() == 51);
    bench.load.steer(2 * SECOND, 2, false);
    bench.at(5_000).until(() -> begun.get() > 51);
    through(bench, 5_050, 10_000, 50);
    Slice slice = bench.ended();
    Counts counts = Counts.of(slice, bench.notReached()).checkBalance();
    assertThat(counts.planned()).isEqualTo(180);
    // By 5.0 s numbers to 80 were due; the last second of them is made good.
    assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(0, 0, 9));
    assertThat(slice.generator().excess()).isZero();
  }

  @Test
  void whatWaitsForTheLimitIsNotLateBecauseTheLoadIsSteered() {
    Bench bench =
        Bench.started(
            Plans.of(
                TEN.maxInFlight(1, WhenFull.QUEUE).grace(Duration.ZERO),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(5_000);
    bench.load.steer(6 * SECOND, 2, false);
    target.release(100_000);
    bench.until(() -> begun.get() == 51);
    through(bench, 5_050, 10_000, 50);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.dropped()).isEqualTo(Totals.Dropped.ZERO);
    assertThat(counts.started()).isEqualTo(140);
  }

  @Test
  void whatAPauseLeavesIsNotReachedWhenTheLoadIsStoppedInIt() {
    Bench bench = Bench.started(Plans.of(TEN, it -> begun.incrementAndGet()));
    bench.load.steer(SECOND, 1, true);
    through(bench, 0, 1_000, 100);
    bench.at(3_000);
    bench.load.stop();
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isEqualTo(10);
    assertThat(counts.notReached()).isEqualTo(90);
  }

  @Test
  void theLongestDurationCountsRealTime() {
    Bench bench =
        Bench.started(
            Plans.of(
                TEN.maxDuration(Duration.ofSeconds(4)).grace(Duration.ZERO),
                it -> begun.incrementAndGet()));
    bench.load.steer(SECOND, 1, true);
    bench.load.steer(3 * SECOND, 1, false);
    through(bench, 0, 4_000, 100);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isEqualTo(20);
    assertThat(counts.notReached()).isZero();
  }

  @Test
  void usersBeginNothingInAPauseAndTheirProfileGoesOnAfterIt() {
    Bench bench =
        Bench.started(
            Plans.of(
                users(2).hold(Duration.ofSeconds(4)),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.load.steer(2 * SECOND, 1, true);
    bench.at(0).until(() -> begun.get() == 2);
    bench.at(2_500);
    target.release(2);
    bench.until(() -> bench.load.inFlight() == 0);
    bench.at(6_000);
    assertThat(begun).hasValue(2);
    bench.load.steer(7 * SECOND, 1, false);
    bench.at(7_000).until(() -> begun.get() == 4);
    bench.at(8_900);
    target.release();
    bench.until(() -> begun.get() == 5);
    bench.at(9_000);
    target.release(100);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.succeeded()).isEqualTo(5);
  }

  @Test
  void usersKeepTheirPaceOverAPause() {
    Bench bench =
        Bench.started(
            Plans.of(
                users(1).hold(Duration.ofSeconds(4)).pacing(Duration.ofSeconds(1)),
                it -> begun.incrementAndGet()));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(1_000).until(() -> begun.get() == 2);
    bench.load.steer(1_500_000_000L, 1, true);
    bench.load.steer(4_500_000_000L, 1, false);
    bench.at(4_999);
    assertThat(begun).hasValue(2);
    bench.at(5_000).until(() -> begun.get() == 3);
    bench.at(6_000).until(() -> begun.get() == 4);
    bench.at(7_000);
    Slice slice = bench.ended();
    Counts counts = Counts.of(slice, 0).checkBalance();
    assertThat(counts.started()).isEqualTo(4);
    assertThat(counts.dropped()).isEqualTo(Totals.Dropped.ZERO);
    assertThat(slice.generator().lag().max()).as("lag").isZero();
  }

  @Test
  void sharedIterationsWaitForAPauseToEnd() {
    Bench bench =
        Bench.started(
            Plans.of(
                iterations(6).users(2),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.load.steer(SECOND, 1, true);
    bench.at(0).until(() -> begun.get() == 2);
    bench.at(1_500);
    target.release(2);
    bench.until(() -> bench.load.inFlight() == 0);
    bench.load.steer(3 * SECOND, 1, false);
    assertThat(begun).hasValue(2);
    target.release(4);
    bench.at(3_000);
    Counts counts = bench.counts().checkBalance();
    assertThat(counts.succeeded()).isEqualTo(6);
  }

  @Test
  void aRespreadTakesOnlyWhatTheLostDroneCannotHaveReached() {
    List<Long> numbers = new java.util.concurrent.CopyOnWriteArrayList<>();
    Bench bench = new Bench(Plans.of(TEN, it -> numbers.add(it.number())), 1, 2);
    bench.load.start();
    bench.load.steer(2 * SECOND, 1, true);
    bench.load.steer(4 * SECOND, 1, false);
    bench.load.lose(0, 6 * SECOND, 0, List.of(1)); // which may not know that there was a pause
    through(bench, 0, 12_000, 50);
    bench.counts().checkBalance();
    // Without a pause it can have begun those due before 6 s: all below 60.
    assertThat(numbers.stream().filter(number -> number % 2 == 0).sorted().toList())
        .hasSize(20)
        .startsWith(60L, 62L)
        .endsWith(96L, 98L);
  }
}
