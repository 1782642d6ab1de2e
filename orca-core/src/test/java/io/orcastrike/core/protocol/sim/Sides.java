package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.load.SimulatedLoad;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import io.orcastrike.report.Totals;
import java.util.List;

/** A load's counts on both sides of the end of warm-up. */
final class Sides {
  private Sides() {}

  static Slice.Load nothing(boolean warmUp) {
    return side(warmUp, 0, 0);
  }

  static Slice.Load warmUp(SimulatedLoad load) {
    return side(true, load.plannedInWarmUp(), load.startedInWarmUp());
  }

  static Slice.Load judged(SimulatedLoad load) {
    return side(
        false, load.planned() - load.plannedInWarmUp(), load.started() - load.startedInWarmUp());
  }

  /** Returns what has come since. */
  static Slice.Load since(Slice.Load before, Slice.Load now) {
    return side(now.warmUp(), now.planned() - before.planned(), now.started() - before.started());
  }

  /** Returns both sides as if all belonged to the first, as must not be. */
  static Slice.Load joined(List<Slice.Load> sides) {
    return side(
        true,
        sides.stream().mapToLong(Slice.Load::planned).sum(),
        sides.stream().mapToLong(Slice.Load::started).sum());
  }

  /** Returns how many numbers were started on one side. */
  static long started(Sums sums, boolean warmUp) {
    return sums.loads().stream()
        .filter(load -> load.warmUp() == warmUp)
        .mapToLong(Slice.Load::started)
        .sum();
  }

  private static Slice.Load side(boolean warmUp, long planned, long started) {
    return new Slice.Load("load", warmUp, planned, started, Totals.Dropped.ZERO);
  }
}
