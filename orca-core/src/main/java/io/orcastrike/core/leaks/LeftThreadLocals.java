package io.orcastrike.core.leaks;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of a test in thread locals of threads that live on, such as those of the common
 * pool. Nothing is said where the insides of the JDK are closed.
 */
final class LeftThreadLocals {
  private LeftThreadLocals() {}

  static List<String> warnings(ClassLoader tests) {
    Set<String> left = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!LeftThreads.isOf(tests, thread)) {
        for (String field : List.of("threadLocals", "inheritableThreadLocals")) {
          Object type = find(tests, Inside.read(Thread.class, field, thread));
          if (type != null) {
            left.add("%s on thread %s".formatted(type, thread.getName()));
          }
        }
      }
    }
    return left.isEmpty()
        ? List.of()
        : List.of(
            "the test left values in thread locals: %s; call remove() on each ThreadLocal when done"
                .formatted(Leaks.some(List.copyOf(left))));
  }

  /** Returns the name of the first class of the test in a thread's map; null: there is none. */
  private static @Nullable String find(ClassLoader tests, @Nullable Object map) {
    Object table = map == null ? null : Inside.read(map.getClass(), "table", map);
    if (table instanceof Object[] entries) {
      for (Object entry : entries) {
        if (entry instanceof Reference<?> local) {
          Object value = Inside.read(entry.getClass(), "value", entry);
          for (Object each : Arrays.asList(value, local.get())) {
            if (each != null && Leaks.isOf(tests, each)) {
              return each.getClass().getName();
            }
          }
        }
      }
    }
    return null;
  }
}
