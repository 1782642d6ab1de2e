package io.orcastrike.core.load;

import com.sun.management.OperatingSystemMXBean;
import io.orcastrike.spi.Clock;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the JVM has compiled what was run often, for a bounded time: after a warm-up it has a
 * queue to work off, which would take the processor from the load. The JVM counts a compilation
 * when it is done, and the longest take a second; so it is judged by the processor time of a
 * process that has nothing else to do.
 */
public final class CompilerRest {
  private static final long LOOK_NANOS = 50_000_000;
  private static final long LONGEST_NANOS = 2_000_000_000;

  /** Who takes less of {@link #LOOK_NANOS} compiles nothing that matters. */
  private static final long AT_REST_NANOS = 10_000_000;

  private CompilerRest() {}

  /** Waits; not at all where the system does not say what a process takes. */
  public static void await(Clock clock) throws InterruptedException {
    @Nullable OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    if (system != null && system.getProcessCpuTime() >= 0) {
      await(clock, system::getProcessCpuTime);
    }
  }

  /** Waits by the nanoseconds that were taken so far. */
  static void await(Clock clock, LongSupplier taken) throws InterruptedException {
    long now = clock.nanos();
    long end = now + LONGEST_NANOS;
    long before;
    long after = taken.getAsLong();
    do {
      before = after;
      clock.sleepUntil(now + LOOK_NANOS);
      now = clock.nanos();
      after = taken.getAsLong();
    } while (after - before >= AT_REST_NANOS && now < end);
  }
}
