package io.orcastrike.samples.embedded;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for with, as JSON.
 *
 * @param test a name of the application's own, or Maven coordinates
 * @param parameters of the test
 * @param drones among how many the load is divided; 1 by default
 */
record RunRequest(String test, @Nullable Map<String, String> parameters, @Nullable Integer drones) {
  RunRequest {
    if (test == null || test.isBlank()) {
      throw new IllegalArgumentException("a run needs a test: {\"test\": \"echo\"}");
    }
  }

  Map<String, String> parametersOrNone() {
    return parameters == null ? Map.of() : parameters;
  }

  int dronesOrOne() {
    return drones == null ? 1 : drones;
  }
}
