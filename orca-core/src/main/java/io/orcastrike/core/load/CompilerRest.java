package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the JVM has compiled what was run often, for a bounded time: after a warm-up it has a
 * queue to work off, which would take the processor from the load.
 */
public final class CompilerRest {
  private static final long LOOK_MILLIS = 50;
  private static final long LONGEST_MILLIS = 1_000;

  /** Who compiles less than this of {@link #LOOK_MILLIS} has no queue. */
  private static final long AT_REST_MILLIS = 5;

  private static final long MILLI = 1_000_000;

  private CompilerRest() {}

  /** Waits; not at all where the JVM does not say how long it has compiled. */
  public static void await(Clock clock) throws InterruptedException {
    @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    if (compiler != null && compiler.isCompilationTimeMonitoringSupported()) {
      await(clock, compiler::getTotalCompilationTime);
    }
  }

  /** Waits by the milliseconds that were compiled so far. */
  static void await(Clock clock, LongSupplier compiled) throws InterruptedException {
    long now = clock.nanos();
    long end = now + LONGEST_MILLIS * MILLI;
    long before;
    long after = compiled.getAsLong();
    do {
      before = after;
      clock.sleepUntil(now + LOOK_MILLIS * MILLI);
      now = clock.nanos();
      after = compiled.getAsLong();
    } while (after - before >= AT_REST_MILLIS && now < end);
  }
}
