package io.orcastrike.core;

import io.orcastrike.api.Scenario;
import io.orcastrike.core.load.CompilerRest;
import io.orcastrike.core.load.EngineWarmUp;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.CodecWarmUp;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Warms the engine once for all drones of a process that are made for the same run, where a client
 * that warmed itself up has not done so yet.
 *
 * <p>Safe for use by many threads.
 */
final class WarmUp {
  /** A heap with no more in use is collected in some hundredths of a second. */
  private static final long SMALL_HEAP = 256L << 20;

  private final Clock clock;
  private final boolean alone;
  private final ReentrantLock lock = new ReentrantLock();
  private Duration warmed = Duration.ZERO;
  private boolean collected;

  /**
   * Makes it.
   *
   * @param alone whether no other run can go on in this process meanwhile
   */
  WarmUp(Clock clock, boolean alone) {
    this.clock = clock;
    this.alone = alone;
  }

  /** Warms it as long as a plan's rate needs; who comes meanwhile waits for the same. */
  void warm(RunPlan plan) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Duration left = EngineWarmUp.length(plan).minus(warmed);
      if (left.isPositive()) {
        EngineWarmUp.run(left, clock, WarmUp::sayToNobody);
        warmed = warmed.plus(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs iterations of a client that warms itself up, and the engine beside them. */
  void warm(Scenario.Body body, Duration length) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      EngineWarmUp.run(body, length, clock, WarmUp::sayToNobody);
      warmed = warmed.plus(length);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the JVM finish what the warm-up left to do, where a plan needed one: else it would compile
   * and collect in the first seconds of the load.
   */
  void rest(RunPlan plan) throws InterruptedException {
    if (!EngineWarmUp.length(plan).isZero()) {
      collectOnce();
      CompilerRest.await(clock);
    }
  }

  /** The first collection takes longest, as all that will stay is copied. */
  private void collectOnce() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Runtime jvm = Runtime.getRuntime();
      if (!collected && alone && jvm.totalMemory() - jvm.freeMemory() <= SMALL_HEAP) {
        System.gc();
        collected = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private static void sayToNobody(Slice slice) {
    CodecWarmUp.sayToNobody(new Message.Batch(1, 1, slice, true, null));
  }
}
