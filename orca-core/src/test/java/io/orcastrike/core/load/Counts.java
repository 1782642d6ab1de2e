package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Totals;

/** What a drone has counted, warm-up too. */
record Counts(
    long planned,
    long started,
    long succeeded,
    long failed,
    long interrupted,
    Totals.Dropped dropped,
    long notReached) {

  static Counts of(Slice slice, long notReached) {
    long planned = 0;
    long started = 0;
    Totals.Dropped dropped = Totals.Dropped.ZERO;
    for (Slice.Load load : slice.loads()) {
      planned += load.planned();
      started += load.started();
      dropped = dropped.plus(load.dropped());
    }
    return new Counts(
        planned + notReached,
        started,
        ended(slice, Outcome.SUCCEEDED),
        ended(slice, Outcome.FAILED),
        ended(slice, Outcome.INTERRUPTED),
        dropped,
        notReached);
  }

  private static long ended(Slice slice, Outcome outcome) {
    return slice.series().stream()
        .filter(series -> series.key().isIteration() && series.key().outcome() == outcome)
        .mapToLong(series -> series.count())
        .sum();
  }

  Counts plus(Counts other) {
    return new Counts(
        planned + other.planned,
        started + other.started,
        succeeded + other.succeeded,
        failed + other.failed,
        interrupted + other.interrupted,
        dropped.plus(other.dropped),
        notReached + other.notReached);
  }

  Counts checkBalance() {
    assertThat(started).as("%s", this).isEqualTo(succeeded + failed + interrupted);
    assertThat(planned).as("%s", this).isEqualTo(started + dropped.total() + notReached);
    return this;
  }
}
