package io.orcastrike.api;

import java.util.List;

/**
 * A load profile and the mix of scenarios it drives.
 *
 * <p>Immutable.
 *
 * @param name unique in its plan
 * @param profile how much load over time
 * @param scenarios the mix, at least one
 */
public record Workload(String name, LoadProfile profile, List<Scenario> scenarios) {

  /** Copies the scenarios. */
  public Workload {
    scenarios = List.copyOf(scenarios);
  }
}
