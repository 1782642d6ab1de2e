package io.orcastrike.api;

import java.util.List;
import java.util.Objects;

/**
 * A named, weighted body.
 *
 * <p>Immutable.
 *
 * @param name unique in its workload
 * @param weight its share among the workload's scenarios
 * @param body what one iteration runs
 * @param feeders where its rows come from
 */
public record Scenario(String name, int weight, Body body, List<Feeder<?>> feeders) {

  /** Copies the feeders. */
  public Scenario {
    Objects.requireNonNull(body, "body"); // else first noticed by every iteration
    feeders = List.copyOf(feeders);
  }

  /** What one iteration runs: plain blocking code. */
  @FunctionalInterface
  public interface Body {
    /** Runs one iteration, on a virtual thread of its own; many at once. */
    void run(Iteration iteration) throws Exception;
  }
}
