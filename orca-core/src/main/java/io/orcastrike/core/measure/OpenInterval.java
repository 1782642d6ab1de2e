package io.orcastrike.core.measure;

import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;

/** The interval of one drone that is being filled. */
final class OpenInterval {
  private Tally tally = new Tally();
  private DistributionBuilder lag = new DistributionBuilder();
  private DistributionBuilder probe = new DistributionBuilder();
  private Health worst = Health.UNKNOWN;
  private Slice.Generator last = Slice.Generator.UNKNOWN;
  private int from = -1;
  private int to;
  private long number;
  private boolean finished;

  void add(long batch, Slice slice, boolean closes) {
    from = isEmpty() ? slice.from() : Math.min(from, slice.from());
    to = Math.max(to, slice.to());
    number = batch;
    tally.add(slice);
    if (closes) {
      last = slice.generator();
      lag.add(last.lag());
      probe.add(last.probe());
      worst = worst.worst(last.health());
    }
  }

  boolean isEmpty() {
    return from < 0;
  }

  /** Tells whether the next second is one of another interval. */
  boolean isFull() {
    return to / DroneIntervals.SECONDS > from / DroneIntervals.SECONDS;
  }

  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  /** Returns the last batch in it. */
  long number() {
    return number;
  }

  /** Returns what is in it, and begins the next. */
  Slice take() {
    Slice.Generator generator =
        new Slice.Generator(
            lag.build(),
            probe.build(),
            worst,
            last.inFlight(),
            last.oldestMicros(),
            last.excess(),
            last.namesOverflowed());
    Slice taken = tally.slice(from, to, 0).withGenerator(generator);
    tally = new Tally();
    lag = new DistributionBuilder();
    probe = new DistributionBuilder();
    worst = Health.UNKNOWN;
    from = -1;
    return taken;
  }
}
