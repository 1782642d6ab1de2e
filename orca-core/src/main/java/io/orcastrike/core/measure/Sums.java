package io.orcastrike.core.measure;

import java.util.List;

/**
 * How much a drone has recorded in all: sent at its end, to be compared with what arrived. Of its
 * series, which can be too many for one message, it holds a digest.
 *
 * <p>Immutable.
 *
 * @param ended how many iterations and steps ended
 * @param digest of every series: how many ended, the longest, the time spent in pauses
 * @param loads by workload, in order
 */
public record Sums(long ended, String digest, List<Slice.Load> loads) {

  /** Copies the lists. */
  public Sums {
    loads = List.copyOf(loads);
  }
}
