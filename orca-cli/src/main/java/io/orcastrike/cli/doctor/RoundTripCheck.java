package io.orcastrike.cli.doctor;

import java.time.Duration;
import java.util.List;

/** How long a Redis takes to answer. */
record RoundTripCheck(List<Duration> times) implements Check {
  /** A message takes as long, and so do clocks to be compared. */
  private static final Duration SLOW = Duration.ofMillis(50);

  /** What takes four times as long counts as lost. */
  private static final Duration STALLED = Duration.ofMillis(500);

  @Override
  public List<Finding> look() {
    List<Duration> sorted = times.stream().sorted().toList();
    Duration median = sorted.get(sorted.size() / 2);
    Duration most = sorted.getLast();
    String figure =
        "%.2f ms in the middle, %.2f ms at most, of %d"
            .formatted(median.toNanos() / 1e6, most.toNanos() / 1e6, sorted.size());
    if (median.compareTo(SLOW) <= 0 && most.compareTo(STALLED) <= 0) {
      return List.of(Finding.ok("round trip", figure));
    }
    return List.of(
        Finding.warning(
            "round trip",
            figure,
            "a Redis nearer by, or one with nothing else to do: redis-cli --latency, SLOWLOG GET"));
  }
}
