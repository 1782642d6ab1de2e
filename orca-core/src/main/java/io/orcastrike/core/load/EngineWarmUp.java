package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the engine with an empty scenario before a drone joins, so that the first seconds of the
 * load are not slowed by code that has never run. It touches neither the target nor the author's
 * code.
 */
public final class EngineWarmUp {
  private static final double TOO_SLOW_TO_MATTER = 20;
  private static final double RATE = 10_000;
  private static final long LONGEST_MILLIS = 3_000;
  private static final long TICK = 20_000_000L;

  private EngineWarmUp() {}

  /** Returns how long a plan's rate needs: nothing for a few per second, 3 s at most. */
  public static Duration length(RunPlan plan) {
    double rate = plan.firstRate();
    return rate < TOO_SLOW_TO_MATTER
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.min(LONGEST_MILLIS, 300 + rate));
  }

  /**
   * Warms the engine as long as a plan's rate needs.
   *
   * @param codec is given what is recorded, to encode it
   */
  public static void run(RunPlan plan, Clock clock, Consumer<Slice> codec)
      throws InterruptedException {
    Duration length = length(plan);
    if (length.isZero()) {
      return;
    }
    Shape shape = new Shape(0, 1, Optional.empty());
    RunPlan empty = RunPlan.of(empty(length), shape, EngineWarmUp.class.getClassLoader());
    long t0 = clock.nanos();
    Recorder recorder = new Recorder(t0, Set.of(), text -> text);
    DroneLoad load =
        new DroneLoad(empty, new Stripe(0, 1), clock, Lease.endless(clock), t0, recorder);
    load.start();
    try {
      while (!load.isDone()) {
        long now = clock.nanos();
        clock.sleepUntil(now + TICK);
        load.tick(now + TICK);
        codec.accept(recorder.cutAll((int) ((now - t0) / 1_000_000_000L), Health.UNKNOWN));
      }
    } finally {
      load.abort();
    }
  }

  private static Plan empty(Duration duration) {
    return Plan.named("engine warm-up")
        .load("empty", arrivalRate(perSecond(RATE)).hold(duration).grace(Duration.ZERO))
        .scenario("empty", EngineWarmUp::iterate)
        .build();
  }

  private static void iterate(Iteration iteration) throws Exception {
    iteration.step("step", () -> iteration.number());
    iteration.check("check", true);
  }
}
