package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;

/**
 * What one drone has sent.
 *
 * <p>Used by one thread at a time.
 */
final class DroneSum {
  private final SentSums sums = new SentSums();
  private final DistributionBuilder judged = new DistributionBuilder();
  private final DistributionBuilder lag = new DistributionBuilder();
  private final DistributionBuilder probe = new DistributionBuilder();
  private Health worst = Health.UNKNOWN;
  private Slice.Generator last = Slice.Generator.UNKNOWN;
  private boolean namesOverflowed;
  private int covered;
  private boolean finished;

  void add(Slice slice, boolean closes) {
    sums.add(slice);
    for (Series part : slice.series()) {
      if (isJudged(part.key())) {
        judged.add(part.response());
      }
    }
    if (closes) {
      covered = Math.max(covered, slice.to());
      last = slice.generator();
      lag.add(last.lag());
      probe.add(last.probe());
      worst = worst.worst(last.health());
      namesOverflowed |= last.namesOverflowed();
    }
  }

  /** Returns what a later sum can be made of. */
  DroneState state() {
    return new DroneState(
        sums.series(),
        sums.loads(),
        judged(),
        lag(),
        probe(),
        worst,
        last,
        namesOverflowed,
        covered);
  }

  /** Takes up what an earlier sum held. */
  void restore(DroneState state) {
    sums.restore(state.series(), state.loads());
    judged.add(state.judged());
    lag.add(state.lag());
    probe.add(state.probe());
    worst = worst.worst(state.worst());
    last = state.last();
    namesOverflowed |= state.namesOverflowed();
    covered = state.covered();
  }

  private static boolean isJudged(SeriesKey key) {
    return key.isIteration() && !key.warmUp() && key.outcome() != Outcome.INTERRUPTED;
  }

  SentSums sums() {
    return sums;
  }

  /** Returns the response times of its iterations that ended, warm-up apart. */
  Distribution judged() {
    return judged.build();
  }

  /** Notes that nothing more comes. */
  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  /** Returns the second up to which all has arrived. */
  int covered() {
    return covered;
  }

  Distribution lag() {
    return lag.build();
  }

  Distribution probe() {
    return probe.build();
  }

  Health worst() {
    return worst;
  }

  Slice.Generator last() {
    return last;
  }

  boolean namesOverflowed() {
    return namesOverflowed;
  }
}
