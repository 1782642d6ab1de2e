package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import java.util.ArrayList;
import java.util.List;

/** Tells why a drone's numbers cannot be believed. */
final class Trust {
  /** With fewer, the 99th percentile is simply the largest. */
  private static final long LEAST_SAMPLES = 100;

  private static final double BUSY_CPU = 0.9;
  private static final double BUSY_GC = 0.1;

  private final TrustLimits limits;

  Trust(TrustLimits limits) {
    this.limits = limits;
  }

  /** Returns the reasons; empty: its numbers can be believed. */
  List<String> reasons(String drone, DroneSum sum) {
    List<String> reasons = new ArrayList<>();
    double allowed =
        Math.max(limits.lag().toNanos() / 1e3, limits.lagShare() * sum.judged().percentile(99));
    Totals totals = sum.sums().totals(workload -> true, false);
    Distribution lag = sum.lag();
    if (lag.count() >= LEAST_SAMPLES) {
      addLag(reasons, drone + " started iterations late", lag, allowed, sum);
    }
    // Users without pacing have no due times to be late for: the probe stands in.
    if (reasons.isEmpty()
        && lag.count() < totals.started()
        && sum.probe().count() >= LEAST_SAMPLES) {
      addLag(reasons, drone + " woke its threads late", sum.probe(), allowed, sum);
    }
    long excess = sum.last().excess();
    if (excess > 0) {
      reasons.add(
          "%s began %,d iterations before they were due: it learned too late of a change of the load"
              .formatted(drone, excess));
    }
    long lost = totals.dropped().generator();
    if (totals.planned() > 0 && lost > limits.generatorDrops() * totals.planned()) {
      reasons.add(
          "%s dropped %,d of %,d iterations because it could not keep up (%.2f %%, allowed are %.2f %%)"
              .formatted(
                  drone,
                  lost,
                  totals.planned(),
                  100.0 * lost / totals.planned(),
                  limits.generatorDrops() * 100));
    }
    return reasons;
  }

  /** Returns what a reader should know of a drone whose numbers can be believed all the same. */
  List<String> warnings(DroneSum sum) {
    List<String> warnings = new ArrayList<>();
    if (sum.worst().cpuShare() > BUSY_CPU) {
      warnings.add("used up to %.0f %% of its processors".formatted(sum.worst().cpuShare() * 100));
    }
    if (sum.worst().gcShare() > BUSY_GC) {
      warnings.add(
          "spent up to %.0f %% of a second in garbage collection"
              .formatted(sum.worst().gcShare() * 100));
    }
    if (sum.namesOverflowed()) {
      warnings.add(
          "met more than %d step names: the rest is under \"%s\", and names first seen late are partial"
              .formatted(Recorder.MOST_NAMES, SeriesKey.OTHER));
    }
    return warnings;
  }

  private void addLag(
      List<String> reasons, String what, Distribution lag, double allowed, DroneSum sum) {
    long p99 = lag.percentile(99);
    if (p99 > allowed) {
      reasons.add(
          "%s: p99 of the lag is %.1f ms, allowed are %.1f ms (processor up to %.0f %%, gc up to %.0f %%)"
              .formatted(
                  what,
                  p99 / 1e3,
                  allowed / 1e3,
                  sum.worst().cpuShare() * 100,
                  sum.worst().gcShare() * 100));
    }
  }
}
