package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Small random plans by the machine's clock: however they end, every iteration is accounted for.
 */
@Timeout(60)
class BalanceTest {
  private static final int PLANS = 80;

  @Test
  void holdsHoweverALoadRunsAndEnds() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      List<Future<?>> runs = new ArrayList<>();
      for (long seed = 0; seed < PLANS; seed++) {
        long own = seed;
        runs.add(threads.submit(() -> run(own)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }

  private static Void run(long seed) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    RunPlan plan = Plans.runPlan(plan(random, seed));
    int drones = 1 + random.nextInt(3);
    long t0 = System.nanoTime() + 20 * Bench.MILLI;
    int ending = random.nextInt(4);
    long endAt = t0 + random.nextInt(120) * Bench.MILLI;
    List<Drone> team = new ArrayList<>();
    for (int number = 0; number < drones; number++) {
      team.add(new Drone(plan, new Stripe(number, drones), t0));
    }
    boolean open = true;
    Clock clock = Clock.system();
    while (team.stream().anyMatch(drone -> !drone.load.isDone())) {
      clock.sleepUntil(clock.nanos() + 2 * Bench.MILLI);
      long now = clock.nanos();
      if (open && now >= endAt && ending < 2) {
        open = false;
        team.forEach(drone -> drone.end(ending == 0));
      }
      team.forEach(drone -> drone.load.tick(now));
    }
    Counts sum = null;
    for (Drone drone : team) {
      Counts counts = drone.counts().checkBalance();
      sum = sum == null ? counts : sum.plus(counts);
    }
    OptionalLong planned = plan.schedules().get(0).planned();
    if (planned.isPresent()) {
      assertThat(sum.planned()).as("seed %d", seed).isEqualTo(planned.getAsLong());
      assertThat(sum.notReached() == 0 || !open || plan.schedules().get(0).users() > 0)
          .as("nothing is unreached where nobody ended the load, seed %d: %s", seed, sum)
          .isTrue();
    }
    return null;
  }

  private record Drone(DroneLoad load, Recorder recorder) {
    Drone(RunPlan plan, Stripe stripe, long t0) {
      this(plan, stripe, t0, new Recorder(t0, Set.of(), text -> text));
    }

    private Drone(RunPlan plan, Stripe stripe, long t0, Recorder recorder) {
      this(
          new DroneLoad(plan, stripe, Clock.system(), Lease.endless(Clock.system()), t0, recorder),
          recorder);
      load.start();
    }

    void end(boolean abort) {
      if (abort) {
        load.abort();
      } else {
        load.stop();
      }
    }

    Counts counts() {
      long notReached = load.notReached().values().stream().mapToLong(Long::longValue).sum();
      return Counts.of(recorder.cutAll(100, Health.UNKNOWN), notReached);
    }
  }

  private static Plan plan(SplittableRandom random, long seed) {
    Feeder<Integer> rows =
        Feeder.of("rows", IntStream.range(0, 1 + random.nextInt(60)).boxed().toList());
    Feeder<Integer> feeder = random.nextInt(3) == 0 ? rows.once() : rows;
    int millis = random.nextInt(15);
    return Plan.named("plan " + seed)
        .load("load", profile(random))
        .scenario("a", 1 + random.nextInt(3), it -> iterate(it, millis))
        .feed(feeder)
        .scenario("b", 1 + random.nextInt(3), it -> iterate(it, 0))
        .build();
  }

  private static LoadProfile profile(SplittableRandom random) {
    Duration length = Duration.ofMillis(30 + random.nextInt(90));
    Duration grace = Duration.ofMillis(random.nextInt(20));
    Duration warmUp = Duration.ofMillis(random.nextInt(30));
    LoadProfile profile =
        switch (random.nextInt(4)) {
          case 0 ->
              iterations(1 + random.nextInt(100)).users(1 + random.nextInt(4)).maxDuration(length);
          case 1 ->
              users(random.nextInt(3))
                  .rampTo(1 + random.nextInt(4), length)
                  .pacing(Duration.ofMillis(random.nextInt(20)));
          default -> {
            ArrivalRate rate = arrivalRate(perSecond(1 + random.nextInt(1_000))).hold(length);
            ArrivalRate spaced = random.nextBoolean() ? rate.poisson() : rate;
            WhenFull whenFull = random.nextBoolean() ? WhenFull.QUEUE : WhenFull.DROP;
            yield spaced.maxInFlight(random.nextInt(4), whenFull);
          }
        };
    return profile.grace(grace).warmUp(warmUp);
  }

  private static void iterate(Iteration it, int millis) throws Exception {
    it.step("step", () -> it.check("check", it.number() % 2 == 0));
    it.pause(Duration.ofMillis(millis));
    it.require("seldom broken", it.random().nextInt(10) > 0);
  }
}
