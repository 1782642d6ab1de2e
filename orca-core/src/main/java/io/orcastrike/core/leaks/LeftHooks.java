package io.orcastrike.core.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds shutdown hooks of a test. They are known to the JDK only, so nothing is said where its
 * insides are closed.
 */
final class LeftHooks {
  private LeftHooks() {}

  static List<String> warnings(ClassLoader tests) {
    List<String> left = new ArrayList<>();
    try {
      Class<?> hooks = Class.forName("java.lang.ApplicationShutdownHooks");
      synchronized (hooks) { // as the JDK does
        if (Inside.read(hooks, "hooks", null) instanceof Map<?, ?> registered) {
          for (Object hook : registered.keySet()) {
            if (hook instanceof Thread thread && LeftThreads.isOf(tests, thread)) {
              left.add(thread.getName());
            }
          }
        }
      }
    } catch (ClassNotFoundException e) {
      return List.of(); // another JDK
    }
    return left.isEmpty()
        ? List.of()
        : List.of(
            ("the test left %d shutdown hooks: %s; take each back in cleanup() by"
                    + " Runtime.removeShutdownHook")
                .formatted(left.size(), Leaks.some(left)));
  }
}
