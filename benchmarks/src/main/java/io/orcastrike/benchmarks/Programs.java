package io.orcastrike.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the programs share.
 *
 * <p>Safe for use by many threads.
 */
public final class Programs {
  private Programs() {}

  /** Returns how often everything is measured, in turn. */
  static int rounds(String... arguments) {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    if (rounds < 1 || rounds > 20) {
      throw new IllegalArgumentException("rounds must be 1 to 20, were " + rounds);
    }
    return rounds;
  }

  /** Returns the rates that stand behind the number of rounds, or the usual ones. */
  static List<Integer> rates(List<Integer> usual, String... arguments) {
    return arguments.length < 2
        ? usual
        : Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
  }

  /** Returns the processor time of this process. */
  static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Parks the calling thread until a time of {@link System#nanoTime}. */
  static void parkUntil(long nanos) {
    for (long now = System.nanoTime(); now < nanos; now = System.nanoTime()) {
      LockSupport.parkNanos(nanos - now);
    }
  }

  /** Has Linux wake the calling platform thread on time; elsewhere does nothing. */
  public static void lowerTimerSlack() throws IOException {
    Path self = Path.of("/proc/thread-self");
    if (Files.isSymbolicLink(self)) {
      Path thread = Files.readSymbolicLink(self).getFileName();
      Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
    }
  }
}
