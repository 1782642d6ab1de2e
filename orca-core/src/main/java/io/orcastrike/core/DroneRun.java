package io.orcastrike.core;

import io.orcastrike.core.leaks.Leaks;
import io.orcastrike.core.load.DroneLoad;
import io.orcastrike.core.load.Lease;
import io.orcastrike.core.load.Stripe;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.GeneratorHealth;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Steering;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A run while a drone carries it out: makes the load, cuts slices, and at the end cleans up.
 *
 * <p>Used by one thread at a time: the drone's.
 */
final class DroneRun {
  private static final long SECOND = 1_000_000_000L;

  /** A slice is cut that long after its end, for values recorded at its very end. */
  private static final long AFTER_END = 20_000_000L;

  private final PreparedTest test;
  private final Clock clock;
  private final long t0;
  private final Lease lease;
  private final Recorder recorder;
  private final DroneLoad load;
  private final GeneratorHealth health;
  private final SentSums sums = new SentSums();
  private final long startSkewMicros;
  private @Nullable FutureTask<Optional<String>> cleanup;
  private String failure = "";
  private long loadEnd;
  private int cut;

  /** Begins the load. */
  DroneRun(PreparedTest test, Effect.Begin begin, Clock clock) {
    this.test = test;
    this.clock = clock;
    this.t0 = begin.t0();
    this.lease = new Lease(clock, begin.leaseUntil());
    this.recorder = new Recorder(t0, Aggregation.namesOf(test.plan().plan()), test.mask());
    this.load = TestCode.here(test.loaded().classLoader(), () -> start(begin));
    this.health = new GeneratorHealth(clock.nanos());
    this.startSkewMicros = Math.max(0, clock.nanos() - t0) / 1_000;
  }

  /** The threads of the load inherit the context class loader. */
  private DroneLoad start(Effect.Begin begin) {
    Stripe stripe = new Stripe(begin.number(), begin.of());
    DroneLoad made = new DroneLoad(test.plan(), stripe, clock, lease, t0, recorder);
    made.start();
    return made;
  }

  void stop() {
    load.stop();
  }

  /**
   * Starts nothing more, and interrupts what runs.
   *
   * @param why the drone does so by itself; empty: on the leader's order
   */
  void abort(String why) {
    load.abort();
    if (failure.isEmpty() && cleanup == null) {
      failure = why;
    }
  }

  void renewLease(long until) {
    lease.renew(until);
  }

  /** Tells whether a start was refused because the lease had lapsed. */
  boolean hasLapsed() {
    return lease.hasLapsed();
  }

  void lose(Loss loss) {
    load.lose(loss.drone(), loss.instant(), loss.steeringKnown(), loss.survivors());
  }

  void steer(Steering change) {
    load.steer(change.instant(), change.factor(), change.paused());
  }

  /** Looks after the load; at its end begins to clean up. */
  void tick() {
    long now = clock.nanos();
    load.tick(now);
    if (load.isDone() && cleanup == null) {
      loadEnd = now;
      cleanup = TestCode.start("orca-cleanup", test.loaded().classLoader(), test::cleanUp);
    }
  }

  /** Returns the whole seconds that have passed since the last cut. */
  Optional<Slice> cut() {
    long now = clock.nanos();
    int second = (int) Math.max(0, (now - t0 - AFTER_END) / SECOND);
    if (now - t0 < AFTER_END || second <= cut || cleanup != null) {
      return Optional.empty();
    }
    cut = second;
    Slice slice = recorder.cut(second, health.sample(now), load.inFlight(), load.oldestMicros(now));
    sums.add(slice);
    return Optional.of(slice);
  }

  /** Tells whether the load has ended and all is cleaned up. */
  boolean isOver() {
    return cleanup != null && cleanup.isDone();
  }

  /** Returns the last slice; once, when over. */
  Slice lastSlice() {
    int end = (int) Math.max(cut + 1, (loadEnd - t0 + SECOND - 1) / SECOND);
    Slice slice = recorder.cutAll(end, cut == 0 ? health.sample(clock.nanos()) : Health.UNKNOWN);
    sums.add(slice);
    return slice;
  }

  /** Returns what is said at the end; after the last slice. */
  Message.Last last() {
    List<String> warnings = new ArrayList<>();
    if (cleanup != null) {
      cleanup.resultNow().ifPresent(warnings::add);
    }
    Map<String, Long> endless = load.endless();
    if (endless.isEmpty()) {
      warnings.addAll(Leaks.warnings(test.loaded().classLoader()));
    }
    return new Message.Last(
        load.failure().map(thrown -> TestCode.text(thrown, test.mask())).orElse(failure),
        sums.build(),
        load.notReached(),
        endless,
        test.results(),
        warnings,
        List.copyOf(test.parameters().asked()),
        startSkewMicros,
        0,
        (loadEnd - t0) / 1_000);
  }
}
