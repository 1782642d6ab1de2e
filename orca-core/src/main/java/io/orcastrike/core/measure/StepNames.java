package io.orcastrike.core.measure;

import io.orcastrike.api.Iteration;
import java.util.Set;

/**
 * Keeps the names of steps in bounds. The parts of a step stand or fall with it and do not count
 * against the limit, but are few themselves: a client names them, not the author.
 *
 * <p>Safe for use by many threads.
 */
final class StepNames {
  private static final int MOST_PARTS = 16;

  private final Set<String> reserved;
  private final NameLimit steps;
  private final NameLimit parts = new NameLimit(MOST_PARTS, Set.of());

  StepNames(int most, Set<String> reserved) {
    this.reserved = Set.copyOf(reserved);
    this.steps = new NameLimit(most, reserved);
  }

  /** Returns the name itself, or one under which it stands with others. */
  String admit(String given) {
    int end = given.indexOf(Iteration.PART);
    if (end < 0) {
      return steps.admit(given);
    }
    if (reserved.contains(given)) {
      return given;
    }
    String part = given.substring(end + Iteration.PART.length());
    return steps.admit(given.substring(0, end)) + Iteration.PART + parts.admit(part);
  }

  /** Tells whether a name was ever put under the one for all others. */
  boolean overflowed() {
    return steps.overflowed() || parts.overflowed();
  }
}
