package io.orcastrike.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the drones of one process must know of each other: who has claimed which run, so that no two
 * of them take part in the same.
 *
 * <p>Safe for use by many threads.
 */
final class Siblings {
  private static final int MOST_REMEMBERED = 1_000;

  /** The process of the drone that has claimed a run; the oldest forgotten first. */
  private final Map<String, String> claims =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private boolean unfit;

  /**
   * Tells whether a drone may join a run: none is unfit, and no other drone has claimed the run.
   */
  synchronized boolean mayJoin(String run, String process) {
    return !unfit && claims.getOrDefault(run, process).equals(process);
  }

  /** Claims a run for a drone, unless it may not join it. */
  synchronized boolean claim(String run, String process) {
    boolean may = mayJoin(run, process);
    if (may) {
      claims.put(run, process);
    }
    return may;
  }

  /** Gives up a claim: the drone left the run before it began. */
  synchronized void giveUp(String run, String process) {
    claims.remove(run, process);
  }

  /** Tells all that a drone of the process is unfit, so that none joins another run. */
  synchronized void becomeUnfit() {
    unfit = true;
  }

  synchronized boolean isUnfit() {
    return unfit;
  }
}
