package io.orcastrike.core.compare;

import io.orcastrike.report.Course;
import io.orcastrike.report.RunReport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How two runs are cut into units, both in the same way: pieces of at least ten seconds from the
 * end of warm-up on, each of whole blocks of either run. What ended before the first belongs to the
 * first, what ended after the last to the last.
 *
 * @param from the second at which the first begins
 * @param unit how many seconds each lasts; the last may be longer, by less than that
 */
record Grid(int from, int unit) {
  private static final int SHORTEST = 10;

  /** As many as two runs of different length can have whose courses have 120 blocks at most. */
  private static final int MOST_UNITS = 240;

  static Grid of(RunReport before, RunReport after) {
    int grain = Math.max(grain(before), grain(after));
    int from = Math.max(from(before), from(after)) / grain * grain;
    int unit = Math.max(SHORTEST, grain);
    while ((Math.max(to(before), to(after)) - from) / unit > MOST_UNITS) {
      unit *= 2;
    }
    return new Grid(from, unit);
  }

  /** Returns how many units a run has that lasts to a second. */
  int units(int to) {
    return Math.max(1, (to - from) / unit);
  }

  /** Returns the unit of what ended in a block, in a run of so many units. */
  int unitOf(Course.Block block, int units) {
    return Math.clamp((block.fromSecond() - from) / unit, 0, units - 1);
  }

  /** Returns how long a unit of a run lasts that lasts to a second. */
  int seconds(int number, int to) {
    int last = units(to) - 1;
    return number < last ? unit : Math.max(1, to - from - last * unit);
  }

  /** Returns the second at which the load of a run, or what was measured of it, ended. */
  static int to(RunReport report) {
    long planned = (report.info().planned().toNanos() + 999_999_999) / 1_000_000_000;
    int measured = judged(report).mapToInt(Course.Block::toSecond).max().orElse(0);
    return (int) Math.min(planned, measured);
  }

  private static int from(RunReport report) {
    return judged(report).mapToInt(Course.Block::fromSecond).min().orElse(0);
  }

  /** All blocks have one length, but those at the end of the run, which are shorter. */
  private static int grain(RunReport report) {
    IntStream lengths =
        report.courses().stream()
            .flatMap(course -> course.blocks().stream())
            .mapToInt(block -> block.toSecond() - block.fromSecond());
    return Math.max(1, lengths.max().orElse(1));
  }

  private static Stream<Course.Block> judged(RunReport report) {
    return report.courses().stream()
        .filter(course -> !course.key().warmUp())
        .flatMap(course -> course.blocks().stream());
  }
}
