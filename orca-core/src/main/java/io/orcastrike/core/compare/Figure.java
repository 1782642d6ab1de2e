package io.orcastrike.core.compare;

import io.orcastrike.report.Comparison.Outcome;

/** What is compared of a series. */
enum Figure {
  P50("p50", 100),
  P95("p95", 200),
  P99("p99", 1_000),
  MEAN("mean", 100),
  ERROR_RATE("error rate", 100),
  THROUGHPUT("throughput", 100);

  /** A share of errors smaller than this matters to nobody. */
  private static final double MIN_ERROR_RATE = 0.001;

  final String text;

  /** The fewest values it takes: for a percentile, ten beyond it, as thresholds need. */
  final int fewest;

  Figure(String text, int fewest) {
    this.text = text;
    this.fewest = fewest;
  }

  /** Returns what a change amounts to that is no chance. */
  Outcome outcome(double before, double change, CompareSettings settings) {
    if (Math.abs(change) < smallest(before, settings)) {
      return Outcome.NOISE;
    }
    return change > 0 == (this == THROUGHPUT) ? Outcome.BETTER : Outcome.WORSE;
  }

  private double smallest(double before, CompareSettings settings) {
    double share = settings.minChange() * before;
    return switch (this) {
      case P50, P95, P99, MEAN -> Math.max(share, settings.minDifferenceMillis());
      case ERROR_RATE -> Math.max(share, MIN_ERROR_RATE);
      case THROUGHPUT -> share;
    };
  }
}
