package io.orcastrike.api;

import java.util.List;

/** Says every mistake of a plan at once, each with the rule, the value and the place. */
public final class InvalidPlanException extends IllegalArgumentException {
  private final List<String> mistakes;

  InvalidPlanException(String plan, List<String> mistakes) {
    super(
        "plan \"%s\" has %s:\n  - %s"
            .formatted(
                plan,
                mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes",
                String.join("\n  - ", mistakes)));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns the mistakes in the order of the plan. */
  public List<String> mistakes() {
    return mistakes;
  }
}
