package io.orcastrike.testkit.junit;

import io.orcastrike.core.Orca;
import java.util.Arrays;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads an annotation into the run that it asks for. */
final class AskedRun {
  private AskedRun() {}

  /**
   * Returns the run.
   *
   * @throws IllegalArgumentException saying which part of the annotation is wrong
   */
  static Orca.Builder of(OrcaTest asked) {
    requireConstructor(asked.value());
    Orca.Builder run =
        Orca.test(() -> ReflectionSupport.newInstance(asked.value()))
            .drones(asked.drones())
            .scale(asked.scale());
    for (String parameter : asked.parameters()) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "parameters of @OrcaTest must be as \"rate=20\", one was \"%s\"".formatted(parameter));
      }
      run.parameter(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return run;
  }

  private static void requireConstructor(Class<?> type) {
    if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
      throw new IllegalArgumentException(
          "the class of @OrcaTest must have a constructor without parameters, %s has none; take an OrcaRunner instead, or make an inner class static"
              .formatted(type.getName()));
    }
  }
}
