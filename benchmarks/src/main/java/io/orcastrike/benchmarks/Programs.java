package io.orcastrike.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  /** Has Linux wake the calling platform thread on time; elsewhere does nothing. */
  public static void lowerTimerSlack() throws IOException {
    Path self = Path.of("/proc/thread-self");
    if (Files.isSymbolicLink(self)) {
      Path thread = Files.readSymbolicLink(self).getFileName();
      Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
    }
  }

  /** Runs a main class in a fresh JVM like this one, and returns what it prints. */
  static String inFreshJvm(Class<?> main, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      byte[] output = process.getInputStream().readAllBytes();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("a fresh JVM failed: " + command);
      }
      return new String(output, StandardCharsets.UTF_8).trim();
    } finally {
      process.destroyForcibly();
    }
  }
}
