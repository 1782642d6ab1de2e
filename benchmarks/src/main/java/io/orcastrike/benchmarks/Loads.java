package io.orcastrike.benchmarks;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.load.DroneLoad;
import io.orcastrike.core.load.Lease;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.load.Stripe;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Loads of one scenario, made by a drone alone: no leader, no transport. */
final class Loads {
  private static final long SECOND = 1_000_000_000L;

  private Loads() {}

  static RunPlan plan(LoadProfile profile, Scenario.Body body) {
    Plan plan = Plan.named("benchmark").load("load", profile).scenario("scenario", body).build();
    return RunPlan.of(plan, new Shape(1, 1, Optional.empty()), Loads.class.getClassLoader());
  }

  static Recorder recorder(long t0) {
    return new Recorder(t0, Set.of(), text -> text);
  }

  static DroneLoad load(RunPlan plan, long t0, Recorder recorder) {
    return new DroneLoad(
        plan, new Stripe(0, 1), Clock.system(), Lease.endless(Clock.system()), t0, recorder);
  }

  /** Runs a load to its end, with a slice cut each second as a drone does. */
  static void run(RunPlan plan, long t0, long tickNanos, Consumer<Slice> slices)
      throws InterruptedException {
    Clock clock = Clock.system();
    Recorder recorder = recorder(t0);
    DroneLoad load = load(plan, t0, recorder);
    load.start();
    int cut = 0;
    while (!load.isDone()) {
      long now = clock.nanos();
      clock.sleepUntil(now + tickNanos);
      load.tick(now + tickNanos);
      int second = (int) ((now - t0) / SECOND);
      if (second > cut) {
        cut = second;
        slices.accept(recorder.cut(second, Health.UNKNOWN, load.inFlight(), 0));
      }
    }
    slices.accept(recorder.cutAll(cut + 1, Health.UNKNOWN));
  }
}
