package io.orcastrike.core.load;

import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A drone's load on a clock that the test sets. */
final class Bench {
  static final long MILLI = 1_000_000L;

  final ManualClock clock = new ManualClock();
  final long t0 = clock.nanos() + 1_000 * MILLI;
  final DroneLoad load;
  private final Recorder recorder = new Recorder(t0, Set.of(), text -> text);

  Bench(Plan plan, int number, int of) {
    load =
        new DroneLoad(
            Plans.runPlan(plan), new Stripe(number, of), clock, Lease.endless(clock), t0, recorder);
  }

  static Bench started(Plan plan) {
    Bench bench = new Bench(plan, 0, 1);
    bench.load.start();
    return bench;
  }

  /** Sets the clock to so many milliseconds of the run, and looks after the load. */
  Bench at(long millis) {
    clock.set(t0 + millis * MILLI);
    load.tick(clock.nanos());
    return this;
  }

  /** Looks after the load until something is so; a test's time limit ends what never comes. */
  Bench until(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      load.tick(clock.nanos());
      Thread.yield();
      if (Thread.interrupted()) {
        throw new AssertionError("did not come: %s".formatted(load.inFlight()));
      }
    }
    load.tick(clock.nanos()); // which sees it too
    return this;
  }

  /** Tells whether all arrivals that were due by a time were dealt with. */
  boolean isWaitingBeyond(long nanos) {
    return clock.isAwaitedBeyond(nanos, "orca-arrivals");
  }

  long notReached() {
    return load.notReached().values().stream().mapToLong(Long::longValue).sum();
  }

  Slice ended() {
    until(load::isDone);
    return recorder.cutAll(100, Health.UNKNOWN);
  }

  Counts counts() {
    Slice slice = ended();
    return Counts.of(slice, notReached());
  }

  /** Runs a drone's part of a plan by the machine's clock, as a drone does. */
  static Counts run(RunPlan plan, Stripe stripe, long t0) throws InterruptedException {
    Clock clock = Clock.system();
    Recorder recorder = new Recorder(t0, Set.of(), text -> text);
    DroneLoad load = new DroneLoad(plan, stripe, clock, Lease.endless(clock), t0, recorder);
    load.start();
    while (!load.isDone()) {
      clock.sleepUntil(clock.nanos() + 2 * MILLI);
      load.tick(clock.nanos());
    }
    long notReached = load.notReached().values().stream().mapToLong(Long::longValue).sum();
    return Counts.of(recorder.cutAll(100, Health.UNKNOWN), notReached);
  }
}
