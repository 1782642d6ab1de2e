package io.orcastrike.core.measure;

import com.sun.management.OperatingSystemMXBean;
import io.orcastrike.report.Health;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Measures how well this process is, from one sample to the next, over at least a second: a short
 * run that was busy from its first to its last millisecond is no sign of a starved generator.
 * Processor time is the process's, over the processors its quota allows.
 *
 * <p>Used by one thread at a time.
 */
public final class GeneratorHealth {
  private static final long LEAST_NANOS = 1_000_000_000L;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long sampledAt;
  private long cpuNanos;
  private long gcMillis;

  /** Begins measuring. */
  public GeneratorHealth(long nowNanos) {
    sampledAt = nowNanos;
    cpuNanos = cpu();
    gcMillis = gc();
  }

  /** Returns the figures since the sample before. */
  public Health sample(long nowNanos) {
    long elapsed = Math.max(LEAST_NANOS, nowNanos - sampledAt);
    long cpu = cpu();
    long gc = gc();
    double quota = (double) elapsed * Runtime.getRuntime().availableProcessors();
    Runtime runtime = Runtime.getRuntime();
    Health health =
        new Health(
            Math.min(1, Math.max(0, (cpu - cpuNanos) / quota)),
            Math.min(1, Math.max(0, (gc - gcMillis) * 1e6 / elapsed)),
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    sampledAt = nowNanos;
    cpuNanos = cpu;
    gcMillis = gc;
    return health;
  }

  private long cpu() {
    return system == null ? 0 : system.getProcessCpuTime();
  }

  private static long gc() {
    long sum = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      sum += Math.max(0, collector.getCollectionTime());
    }
    return sum;
  }
}
