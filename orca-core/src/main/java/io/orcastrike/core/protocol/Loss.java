package io.orcastrike.core.protocol;

import java.util.List;

/**
 * A drone that a team has lost.
 *
 * <p>Immutable.
 *
 * @param drone its place in the team
 * @param instant nanoseconds from T0 from which on others make its load
 * @param steeringKnown how many changes of the load it surely knew of before they were due; none of
 *     the numbers that it can have begun with those, or any after them, are made again
 * @param survivors who does, by their places in the team, in order; empty: nobody
 */
public record Loss(int drone, long instant, int steeringKnown, List<Integer> survivors) {
  /** Copies the survivors. */
  public Loss {
    survivors = List.copyOf(survivors);
  }
}
