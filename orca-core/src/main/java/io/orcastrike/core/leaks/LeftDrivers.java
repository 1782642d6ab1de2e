package io.orcastrike.core.leaks;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Function;

/**
 * Finds JDBC drivers of a test that are still registered, and deregisters them. The first look at
 * the JDK's list loads the drivers of the context class loader once and for all, so nobody looks
 * who has no driver, and none is loaded here.
 */
final class LeftDrivers {
  private LeftDrivers() {}

  static List<String> warnings(ClassLoader tests) {
    if (!(tests instanceof DriverHolder holder && holder.hasDrivers())) {
      return List.of();
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      List<String> left = deregister(tests);
      return left.isEmpty()
          ? List.of()
          : List.of(
              ("the test left %d JDBC drivers registered: %s; Orca took them back, call"
                      + " DriverManager.deregisterDriver in cleanup()")
                  .formatted(left.size(), Leaks.some(left)));
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("the probe for JDBC drivers must be loadable", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @SuppressWarnings("unchecked") // the probe is a function of just these
  private static List<String> deregister(ClassLoader tests)
      throws ReflectiveOperationException, IOException {
    Constructor<?> probe = new ProbeLoader(tests).load(DriverProbe.class).getDeclaredConstructor();
    probe.setAccessible(true);
    return ((Function<ClassLoader, List<String>>) probe.newInstance()).apply(tests);
  }
}
