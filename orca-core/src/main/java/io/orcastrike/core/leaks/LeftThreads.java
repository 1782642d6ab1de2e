package io.orcastrike.core.leaks;

import java.util.ArrayList;
import java.util.List;

/** Finds threads and timers that a test has left running. */
final class LeftThreads {
  private static final String TIMER = "java.util.TimerThread";

  private LeftThreads() {}

  static List<String> warnings(ClassLoader tests) {
    List<String> threads = new ArrayList<>();
    List<String> timers = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (isOf(tests, thread) && !thread.equals(Thread.currentThread()) && !isOurs(thread)) {
        (thread.getClass().getName().equals(TIMER) ? timers : threads).add(thread.getName());
      }
    }
    List<String> warnings = new ArrayList<>();
    if (!threads.isEmpty()) {
      warnings.add(
          "the test left %d threads running: %s; end them in cleanup()"
              .formatted(threads.size(), Leaks.some(threads)));
    }
    if (!timers.isEmpty()) {
      warnings.add(
          "the test left %d timers running: %s; call cancel() on each java.util.Timer in cleanup()"
              .formatted(timers.size(), Leaks.some(timers)));
    }
    return warnings;
  }

  /** Tells whether a thread was started by a test's code, or is of a class of the test. */
  static boolean isOf(ClassLoader tests, Thread thread) {
    return tests.equals(thread.getContextClassLoader()) || Leaks.isOf(tests, thread);
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("orca-");
  }
}
