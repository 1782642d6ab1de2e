package io.orcastrike.api;

import java.util.Optional;

/**
 * Which series a metric looks at: all iterations, those of a scenario, or the runs of a step.
 *
 * <p>Immutable.
 *
 * @param scenario empty: every scenario
 * @param step empty: iterations
 */
public record Selector(Optional<String> scenario, Optional<String> step) {

  /** Every iteration. */
  public static final Selector ALL = new Selector(Optional.empty(), Optional.empty());

  static Selector scenario(String name) {
    return new Selector(Optional.of(name), Optional.empty());
  }

  Selector step(String name) {
    return new Selector(scenario, Optional.of(name));
  }

  /**
   * Returns the selection as it stands behind a metric's name, such as {@code (pay, step card)}.
   */
  @Override
  public String toString() {
    if (scenario.isEmpty() && step.isEmpty()) {
      return "";
    }
    String stepText = step.map(name -> "step " + name).orElse("");
    String between = scenario.isPresent() && step.isPresent() ? ", " : "";
    return "(" + scenario.orElse("") + between + stepText + ")";
  }
}
