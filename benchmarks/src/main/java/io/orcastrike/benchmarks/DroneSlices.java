package io.orcastrike.benchmarks;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.Health;
import io.orcastrike.report.Series;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a drone takes once a second to cut, sum and encode what it recorded, on one thread, by the
 * number of its series of 100 values each; as the bound, the distributions alone, encoded.
 */
public final class DroneSlices {
  private static final List<Integer> SERIES = List.of(1, 10, 50, 200, 400);
  private static final int VALUES = 4_000;
  private static final long SECOND = 1_000_000_000L;

  private DroneSlices() {}

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) {
    System.out.printf(
        "series of %d values; processor time in µs for a second of a drone%n",
        RecordedSecond.PER_SERIES);
    System.out.printf(
        "%6s %8s %8s %8s %8s %9s%n", "series", "bytes", "of times", "bound", "all", "of a core");
    for (int round = -1; round < Programs.rounds(arguments); round++) {
      for (int series : SERIES) {
        String line = measure(series);
        if (round >= 0) {
          System.out.println(line);
        }
      }
    }
  }

  private static String measure(int series) {
    Codec codec = new Codec();
    Recorder recorder = Loads.recorder(0);
    RecordedSecond second = new RecordedSecond(series, new SplittableRandom(1));
    SentSums sums = new SentSums();
    int seconds = Math.max(10, VALUES / series);
    long all = 0;
    long bound = 0;
    long bytes = 0;
    long times = 0;
    for (int i = 0; i < seconds; i++) {
      second.record(recorder, i * SECOND);
      long begin = cpuNanos();
      Slice slice = recorder.cut(i + 1, Health.UNKNOWN, 0, 0);
      sums.add(slice);
      bytes += LeaderMerge.encoded(codec, new Message.Batch(1, 1, slice, true, null)).length;
      long between = cpuNanos();
      for (Series each : slice.series()) {
        times += each.service().encoded().length + each.response().encoded().length;
      }
      all += between - begin;
      bound += cpuNanos() - between;
    }
    return "%6d %8d %8d %8.0f %8.0f %7.2f %%"
        .formatted(
            series,
            bytes / seconds,
            times / seconds,
            bound / 1e3 / seconds,
            all / 1e3 / seconds,
            all / 1e9 / seconds * 100);
  }

  /** Returns the processor time of this thread, which others on the machine do not disturb. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
