package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class UserLoadTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore target = new Semaphore(0, true);

  @Test
  void runOneIterationAfterAnother() {
    Map<Long, Long> userOf = new ConcurrentSkipListMap<>();
    Bench bench =
        Bench.started(
            Plans.of(
                users(3).hold(SECOND),
                it -> {
                  userOf.put(it.number(), it.user());
                  begun.incrementAndGet();
                  target.acquire();
                }));
    assertThat(begun.get()).isZero();
    bench.at(0).until(() -> begun.get() == 3);
    target.release(3);
    bench.until(() -> begun.get() == 6);
    assertThat(bench.load.inFlight()).isEqualTo(3);
    bench.at(1_000).until(bench.load::isStopped);
    target.release(3);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.started()).isGreaterThanOrEqualTo(6);
    assertThat(userOf).allSatisfy((number, user) -> assertThat(number % 3).isEqualTo(user));
  }

  @Test
  void respondFromTheirStartWithoutPacing() {
    Bench bench = Bench.started(Plans.of(users(1).hold(SECOND).grace(SECOND), it -> wait(target)));
    bench.at(0).until(() -> bench.load.inFlight() == 1);
    bench.at(400);
    target.release();
    bench.until(() -> bench.load.inFlight() == 1 && target.availablePermits() == 0);
    bench.at(1_000).until(bench.load::isStopped);
    target.release(5);
    Slice slice = bench.ended();

    assertThat(slice.series())
        .singleElement()
        .satisfies(part -> assertThat(part.response()).isEqualTo(part.service()));
    // Without due times there is no lag: zeros would only hide that of others.
    assertThat(slice.generator().lag().isEmpty()).isTrue();
  }

  @Test
  void comeAndGoWithTheCurve() {
    Set<Long> running = ConcurrentHashMap.newKeySet();
    Bench bench =
        Bench.started(
            Plans.of(
                users(0).rampTo(2, SECOND).hold(SECOND).rampTo(0, SECOND),
                it -> {
                  running.add(it.user());
                  target.acquire();
                  running.remove(it.user());
                }));
    bench.at(490);
    assertThat(running).isEmpty();
    bench.at(500).until(() -> running.equals(Set.of(0L)));
    bench.at(1_000).until(() -> running.equals(Set.of(0L, 1L)));
    bench.at(2_100);
    target.release(2);
    bench.until(() -> target.availablePermits() == 0 && running.equals(Set.of(0L)));
    bench.at(2_600);
    target.release();
    bench.until(() -> bench.load.inFlight() == 0);
    bench.at(3_000);

    assertThat(bench.counts().checkBalance().succeeded()).isEqualTo(3);
    assertThat(running).isEmpty();
  }

  @Test
  void startAtTheirPaceAndRespondFromWhenTheyWereDue() {
    Bench bench =
        Bench.started(
            Plans.of(
                users(1).hold(Duration.ofSeconds(2)).pacing(Duration.ofMillis(500)),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(0).until(() -> begun.get() == 1);
    target.release();
    bench.until(() -> bench.load.inFlight() == 0);
    bench.at(499);
    assertThat(begun.get()).isEqualTo(1);
    bench.at(500).until(() -> begun.get() == 2);
    bench.at(1_200);
    target.release();
    // Due at 1,000, begun at 1,200.
    bench.until(() -> begun.get() == 3);
    target.release();
    bench.until(() -> bench.load.inFlight() == 0);
    bench.at(1_500).until(() -> begun.get() == 4);
    target.release();
    bench.until(() -> bench.load.inFlight() == 0);
    bench.at(2_000);
    Slice slice = bench.ended();

    assertThat(Counts.of(slice, 0).checkBalance().succeeded()).isEqualTo(4);
    assertThat(slice.series().get(0).response().max()).isBetween(699_000L, 701_000L);
    assertThat(slice.generator().lag().count()).isEqualTo(4);
    assertThat(slice.series().get(0).response().percentile(75)).isBetween(199_000L, 201_000L);
  }

  @Test
  void missPacedStartsByMoreThanASecondAndCountThem() {
    Bench bench =
        Bench.started(
            Plans.of(
                users(1).hold(Duration.ofSeconds(5)).pacing(Duration.ofMillis(500)),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(0).until(() -> begun.get() == 1);
    bench.at(3_000);
    target.release();
    // Due at 500, 1,000 and 1,500 were missed; the one due at 2,000 is made good.
    bench.until(() -> begun.get() == 2);
    bench.load.stop();
    target.release();

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.dropped()).isEqualTo(new Totals.Dropped(3, 0, 0));
    assertThat(counts.succeeded()).isEqualTo(2);
  }

  @Test
  void wakeFromTheirPaceWhenTheLoadIsStopped() {
    Bench bench =
        Bench.started(
            Plans.of(
                users(2).hold(Duration.ofHours(1)).pacing(Duration.ofMinutes(1)),
                it -> begun.incrementAndGet()));
    bench.at(0).until(() -> begun.get() == 2 && bench.load.inFlight() == 0);
    bench.load.stop();

    assertThat(bench.counts().checkBalance().succeeded()).isEqualTo(2);
  }

  @Test
  void endWhenTheirRowsHaveRunOut() {
    Feeder<Integer> rows = Feeder.of("rows", IntStream.range(0, 10).boxed().toList()).once();
    List<Object> given = new CopyOnWriteArrayList<>();
    for (int drone = 0; drone < 5; drone++) {
      Plan plan =
          Plan.named("plan")
              .load("load", users(3).hold(Duration.ofHours(1)))
              .scenario("s", it -> given.add(it.row(rows)))
              .feed(rows)
              .build();
      Bench bench = new Bench(plan, drone, 5);
      bench.load.start();
      bench.at(0);
      bench.counts().checkBalance();
    }

    assertThat(given).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void areDividedAmongDrones() {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    for (int drone = 0; drone < 3; drone++) {
      Bench bench =
          new Bench(
              Plans.of(
                  users(7).hold(SECOND),
                  it -> {
                    assertThat(seen.add(it.user())).isTrue();
                    wait(target);
                  }),
              drone,
              3);
      bench.load.start();
      int users = drone == 0 ? 3 : 2;
      bench.at(0).until(() -> bench.load.inFlight() == users);
      bench.load.abort();
      assertThat(bench.counts().checkBalance().interrupted()).isEqualTo(users);
    }
    assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void shareAFixedNumberOfIterationsAlsoWithFewerUsersThanDrones() {
    for (int drones = 1; drones <= 4; drones++) {
      Set<Long> numbers = ConcurrentHashMap.newKeySet();
      Counts sum = null;
      for (int drone = 0; drone < drones; drone++) {
        Bench bench =
            new Bench(
                Plans.of(iterations(25).users(2), it -> numbers.add(it.number())), drone, drones);
        bench.load.start();
        Counts counts = bench.at(0).counts().checkBalance();
        sum = sum == null ? counts : sum.plus(counts);
      }
      assertThat(sum.succeeded()).isEqualTo(25);
      assertThat(numbers).hasSize(25).allMatch(n -> n >= 0 && n < 25);
    }
  }

  @Test
  void reportTheIterationsThatWereNotReached() {
    Bench bench =
        Bench.started(
            Plans.of(
                iterations(10).users(2).maxDuration(SECOND).grace(SECOND),
                it -> {
                  begun.incrementAndGet();
                  target.acquire();
                }));
    bench.at(0).until(() -> begun.get() == 2);
    target.release(1);
    bench.until(() -> begun.get() == 3);
    bench.at(1_000).until(bench.load::isStopped);
    target.release(2);

    Counts counts = bench.counts().checkBalance();
    assertThat(counts.planned()).isEqualTo(10);
    assertThat(counts.succeeded()).isEqualTo(3);
    assertThat(counts.notReached()).isEqualTo(7);
  }

  @Test
  void beginTheNextIterationAfreshThoughTheLastLeftTheThreadInterrupted() {
    Bench bench =
        Bench.started(
            Plans.of(
                iterations(5),
                it -> {
                  it.pause(Duration.ZERO);
                  if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("interrupted");
                  }
                  Thread.currentThread().interrupt();
                }));
    bench.at(0);

    assertThat(bench.counts().checkBalance().succeeded()).isEqualTo(5);
  }

  private static void wait(Semaphore target) throws InterruptedException {
    target.acquire();
  }
}
