package io.orcastrike.core.capacity;

import io.orcastrike.report.Capacity.Outcome;

/** How the trials at one rate went. */
record Votes(int kept, int broken, int untrusted) {
  /** One run that cannot be believed may be a neighbour's fault; a second one is the drones'. */
  private static final int UNTRUSTED_FOR_GOOD = 2;

  static final Votes NONE = new Votes(0, 0, 0);

  Votes plus(Outcome outcome) {
    return switch (outcome) {
      case KEPT -> new Votes(kept + 1, broken, untrusted);
      case BROKEN -> new Votes(kept, broken + 1, untrusted);
      case UNTRUSTED -> new Votes(kept, broken, untrusted + 1);
    };
  }

  /** Tells whether the drones do not reach this rate. */
  boolean isOutOfReach() {
    return untrusted >= UNTRUSTED_FOR_GOOD && untrusted > kept + broken;
  }

  /** Tells whether another trial must say which way this goes. */
  boolean isOpen() {
    return kept == broken && !isOutOfReach();
  }

  boolean leansKept() {
    return kept > broken && !isOutOfReach();
  }

  boolean leansBroken() {
    return broken > kept && !isOutOfReach();
  }
}
