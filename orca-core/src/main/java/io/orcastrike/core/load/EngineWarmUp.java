package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.measure.GeneratorHealth;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the engine before a drone joins, so that the first seconds of the load are not slowed by
 * code that has never run: with empty scenarios, and beside them what a client brings to warm
 * itself up. It touches neither the target nor the author's code.
 */
public final class EngineWarmUp {
  private static final double TOO_SLOW_TO_MATTER = 20;
  private static final double RATE = 10_000;
  private static final double RATE_BESIDE_CLIENT = 3_000;
  private static final int CLIENT_USERS = 8;
  private static final double CLIENT_RATE = 1_000;
  private static final long LONGEST_MILLIS = 3_000;
  private static final Duration LEAST_LEAD = Duration.ofMillis(400);
  private static final Duration CLIENT_GRACE = Duration.ofSeconds(1);
  private static final long TICK = 20_000_000L;

  private EngineWarmUp() {}

  /**
   * Returns how long the engine needs for a plan's rate: nothing for a few per second, 3 s at most.
   */
  public static Duration length(RunPlan plan) {
    double rate = plan.firstRate();
    return rate < TOO_SLOW_TO_MATTER
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.min(LONGEST_MILLIS, 300 + rate));
  }

  /** Returns how long engine and client together need, of whose code there is as much again. */
  public static Duration clientLength(RunPlan plan) {
    return length(plan).multipliedBy(2);
  }

  /**
   * Returns how far ahead the start must be set at least: what is said before it is said for the
   * first time in a young process, and a drone that is not ready at the start makes up for it at
   * once, which the target would answer slowly. A few per second can wait.
   */
  public static Duration startLead(RunPlan plan) {
    return length(plan).isZero() ? Duration.ZERO : LEAST_LEAD;
  }

  /**
   * Warms the engine.
   *
   * @param codec is given what is recorded, to encode it
   */
  public static void run(Duration length, Clock clock, Consumer<Slice> codec)
      throws InterruptedException {
    run(engine(RATE, length), clock, codec);
  }

  /**
   * Runs iterations of a client that warms itself up, by some users without a pause and by
   * arrivals, and beside them the engine's own: both are compiled for both.
   *
   * @param codec is given what is recorded, to encode it
   */
  public static void run(Scenario.Body body, Duration length, Clock clock, Consumer<Slice> codec)
      throws InterruptedException {
    Duration half = length.dividedBy(2);
    run(
        engine(RATE_BESIDE_CLIENT, length)
            .load("users", users(CLIENT_USERS).hold(length).warmUp(half).grace(CLIENT_GRACE))
            .scenario("visit", body)
            .load("arrivals", rising(CLIENT_RATE, length).warmUp(half).grace(CLIENT_GRACE))
            .scenario("arrive", body),
        clock,
        codec);
  }

  /**
   * Returns a plan that takes the ways which plans take, since code that was compiled for fewer is
   * thrown away at the first time that goes another way: rates that rise and stay, one scenario and
   * several, warm-up and what is judged.
   */
  private static Plan.Builder engine(double rate, Duration length) {
    Duration half = length.dividedBy(2);
    AtomicReference<@Nullable Thread> last = new AtomicReference<>();
    return Plan.named("warm-up")
        .load("load", rising(rate, length).warmUp(half).grace(Duration.ZERO))
        .scenario("one", it -> iterate(it, last))
        .scenario("other", it -> iterate(it, last));
  }

  private static ArrivalRate rising(double rate, Duration length) {
    Duration ramp = length.dividedBy(4);
    return arrivalRate(perSecond(0)).rampTo(perSecond(rate), ramp).hold(length.minus(ramp));
  }

  private static void run(Plan.Builder plan, Clock clock, Consumer<Slice> codec)
      throws InterruptedException {
    Shape shape = new Shape(0, 1, Optional.empty());
    RunPlan runPlan = RunPlan.of(plan.build(), shape, EngineWarmUp.class.getClassLoader());
    GeneratorHealth health = new GeneratorHealth(clock.nanos());
    long t0 = clock.nanos();
    Recorder recorder = new Recorder(t0, Set.of(), text -> text);
    DroneLoad load =
        new DroneLoad(runPlan, new Stripe(0, 1), clock, Lease.endless(clock), t0, recorder);
    load.start();
    try {
      while (!load.isDone()) {
        long now = clock.nanos();
        clock.sleepUntil(now + TICK);
        load.tick(now + TICK);
        codec.accept(recorder.cutAll((int) ((now - t0) / 1_000_000_000L), health.sample(now)));
      }
    } finally {
      load.abort();
    }
  }

  /** A thread may be woken up before it waits, or when it does not, which happens seldom. */
  private static void iterate(Iteration iteration, AtomicReference<@Nullable Thread> last)
      throws Exception {
    LockSupport.unpark(last.getAndSet(Thread.currentThread()));
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    iteration.step("step", () -> iteration.number());
    iteration.check("check", true);
  }
}
