package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for threads that a run has left behind. */
final class Threads {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /**
   * Waits until there is no platform thread of that prefix; some end just after they have said so.
   */
  static void assertGone(String prefix) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(prefix)) {
        assertThat(thread.join(PATIENCE)).as("%s ends", thread).isTrue();
      }
    }
  }

  /**
   * As {@link #assertGone}, with virtual threads, which only a dump shows.
   *
   * @param before those that were there before, of other tests
   */
  static void assertGoneToo(String prefix, Path folder, Set<String> before)
      throws IOException, InterruptedException {
    assertGone(prefix);
    long until = System.nanoTime() + PATIENCE.toNanos();
    Set<String> left = dumped(prefix, folder);
    left.removeAll(before);
    while (!left.isEmpty() && System.nanoTime() < until) {
      Thread.yield();
      left = dumped(prefix, folder);
      left.removeAll(before);
    }
    assertThat(left).isEmpty();
  }

  /** Returns the threads of a prefix that are there, virtual ones too: number and name. */
  static Set<String> dumped(String prefix, Path folder) throws IOException {
    Path file = folder.resolve("threads.txt");
    Files.deleteIfExists(file);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("#") && line.contains("\"" + prefix))
        .map(line -> line.substring(0, line.lastIndexOf('"')))
        .collect(Collectors.toSet());
  }
}
