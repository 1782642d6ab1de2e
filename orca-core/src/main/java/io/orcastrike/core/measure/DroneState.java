package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import java.util.List;

/**
 * What one drone has sent so far, as a checkpoint keeps it.
 *
 * <p>Immutable.
 *
 * @param series how much of each it has sent
 * @param loads how many iterations of each workload were due, begun and dropped
 * @param judged response times of its iterations, warm-up apart
 * @param lag of its seconds together
 * @param probe of its seconds together
 * @param worst of its seconds
 * @param last what it said of itself last
 * @param namesOverflowed whether it put names above the limit under "other"
 * @param covered the second up to which all has arrived
 */
public record DroneState(
    List<SentCount> series,
    List<Slice.Load> loads,
    Distribution judged,
    Distribution lag,
    Distribution probe,
    Health worst,
    Slice.Generator last,
    boolean namesOverflowed,
    int covered) {
  /** Copies the lists. */
  public DroneState {
    series = List.copyOf(series);
    loads = List.copyOf(loads);
  }
}
