package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.core.load.DroneLoad;
import io.orcastrike.core.load.RunPlan;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Orca itself takes for an iteration whose body is empty, by the real path: as many as it can
 * on the threads of users, and as arrivals that are all overdue, each on a virtual thread of its
 * own. The bound is a virtual thread that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class IterationCost {
  private static final int MANY = 100_000;
  private static final long TICK = 200_000L;

  private final RunPlan oneUser = Loads.plan(iterations(MANY).users(1), iteration -> {});
  private final RunPlan twoUsers = Loads.plan(iterations(MANY).users(2), iteration -> {});
  private final AtomicReference<CountDownLatch> begun = new AtomicReference<>();
  private final RunPlan arrivals =
      Loads.plan(
          arrivalRate(perSecond(1e7))
              .hold(Duration.ofMillis(MANY / 10_000))
              .rampTo(perSecond(0), Duration.ZERO)
              .hold(Duration.ofSeconds(10))
              .maxInFlight(1_000_000, WhenFull.DROP),
          iteration -> begun.get().countDown());

  @Benchmark
  @OperationsPerInvocation(MANY)
  public void oneUser() throws InterruptedException {
    run(oneUser);
  }

  /** The time from one iteration to the next while two cores run them: twice that is the cost. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void twoUsers() throws InterruptedException {
    run(twoUsers);
  }

  /** The time from one arrival to the next, with all cores at work. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void arrival() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(MANY);
    begun.set(all);
    long t0 = System.nanoTime();
    DroneLoad load = Loads.load(arrivals, t0, Loads.recorder(t0));
    load.start();
    if (!all.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("some were dropped: " + all.getCount());
    }
    while (!load.isDone()) {
      load.stop();
      load.tick(System.nanoTime());
    }
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public void boundVirtualThread() throws InterruptedException {
    Thread last = Thread.currentThread();
    for (int i = 0; i < MANY; i++) {
      last = Thread.ofVirtual().start(() -> {});
    }
    last.join();
  }

  private static void run(RunPlan plan) throws InterruptedException {
    Loads.run(plan, System.nanoTime(), TICK, slice -> {});
  }
}
