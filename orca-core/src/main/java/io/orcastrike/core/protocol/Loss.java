package io.orcastrike.core.protocol;

import java.util.List;

/**
 * A drone that a team has lost.
 *
 * <p>Immutable.
 *
 * @param drone its place in the team
 * @param instant nanoseconds from T0 from which on others make its load
 * @param survivors who does, by their places in the team, in order; empty: nobody
 */
public record Loss(int drone, long instant, List<Integer> survivors) {
  /** Copies the survivors. */
  public Loss {
    survivors = List.copyOf(survivors);
  }
}
