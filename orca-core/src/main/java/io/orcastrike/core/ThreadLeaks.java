package io.orcastrike.core;

import java.util.List;
import java.util.stream.Collectors;

/** Finds threads that a test has left running. */
final class ThreadLeaks {
  private static final int NAMED = 5;

  private ThreadLeaks() {}

  /**
   * Returns a warning that names them, or nothing. Only threads that live in a class loader of the
   * test's own can be told from others.
   */
  static List<String> warnings(ClassLoader tests) {
    if (tests.equals(ThreadLeaks.class.getClassLoader())) {
      return List.of();
    }
    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> tests.equals(thread.getContextClassLoader()))
            .filter(thread -> !thread.equals(Thread.currentThread()) && !isOurs(thread))
            .toList();
    if (left.isEmpty()) {
      return List.of();
    }
    String names =
        left.stream().limit(NAMED).map(Thread::getName).sorted().collect(Collectors.joining(", "));
    return List.of(
        "the test left %d threads running: %s; end them in cleanup()"
            .formatted(left.size(), names));
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("orca-");
  }
}
