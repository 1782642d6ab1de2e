package io.orcastrike.core.leaks;

import java.util.ArrayList;
import java.util.List;

/** Finds what a test has left behind, by which its classes stay in memory after the run. */
public final class Leaks {
  /** Of many of a kind only so many are named. */
  static final int NAMED = 5;

  private Leaks() {}

  /**
   * Returns warnings that name what is left and say what to do; called once, after the test's
   * cleanup. Only what lives in a class loader of the test's own can be told from the rest.
   */
  public static List<String> warnings(ClassLoader tests) {
    if (tests.equals(Leaks.class.getClassLoader())) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    warnings.addAll(LeftThreads.warnings(tests));
    warnings.addAll(LeftDrivers.warnings(tests));
    warnings.addAll(LeftHooks.warnings(tests));
    warnings.addAll(LeftThreadLocals.warnings(tests));
    return warnings;
  }

  /** Tells whether an object is of a test. */
  static boolean isOf(ClassLoader tests, Object any) {
    return tests.equals(any)
        || tests.equals(any.getClass().getClassLoader())
        || (any instanceof Class<?> type && tests.equals(type.getClassLoader()));
  }

  /** Joins the first few names. */
  static String some(List<String> names) {
    String first = String.join(", ", names.stream().sorted().limit(NAMED).toList());
    return names.size() > NAMED ? first + " and %d more".formatted(names.size() - NAMED) : first;
  }
}
