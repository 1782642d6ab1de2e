package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.users;

import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Series;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a leader takes for the batches of its drones, on one thread, by the number of drones and of
 * their series; each drone sends once a second, 100 values a series. Decoding and merging, each
 * alone and both; as the bound, the same distributions decoded and added without anything around
 * them.
 */
public final class LeaderMerge {
  private static final int BATCHES = 3_000;
  private static final List<Size> SIZES =
      List.of(
          new Size(100, 1),
          new Size(100, 10),
          new Size(100, 50),
          new Size(100, 200),
          new Size(10, 10),
          new Size(1_000, 10));

  private LeaderMerge() {}

  private record Size(int drones, int series) {
    /** About as many values are merged whatever the size. */
    int seconds() {
      return Math.max(2, BATCHES / drones / Math.max(1, series / 10));
    }
  }

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    Codec codec = new Codec();
    System.out.printf(
        "series of %d values; processor time in µs for a batch%n", RecordedSecond.PER_SERIES);
    System.out.printf(
        "%6s %6s %8s %8s %8s %8s %10s%n",
        "drones", "series", "bytes", "bound", "decode", "merge", "batches/s");
    for (int round = -1; round < Programs.rounds(arguments); round++) {
      for (Size size : SIZES) {
        String line = measure(codec, size);
        if (round >= 0) {
          System.out.println(line);
        }
      }
    }
  }

  private static String measure(Codec codec, Size size) throws Exception {
    List<byte[]> batches = new ArrayList<>();
    for (int drone = 0; drone < size.drones(); drone++) {
      batches.add(batch(codec, drone, size.series()));
    }
    List<Slice> slices = new ArrayList<>();
    for (byte[] bytes : batches) {
      slices.add(slice(codec, bytes));
    }
    double bound = bound(size, slices);
    long begin = cpuNanos();
    for (int second = 0; second < size.seconds(); second++) {
      slices.clear();
      for (byte[] bytes : batches) {
        slices.add(slice(codec, bytes));
      }
    }
    double decode = microsPerBatch(size, begin);
    begin = cpuNanos();
    merge(size, slices);
    double merge = microsPerBatch(size, begin);
    return "%6d %6d %8d %8.1f %8.1f %8.1f %10.0f"
        .formatted(
            size.drones(),
            size.series(),
            batches.get(0).length,
            bound,
            decode,
            merge,
            1e6 / (decode + merge));
  }

  private static double bound(Size size, List<Slice> slices) {
    List<byte[]> encoded = new ArrayList<>();
    for (Slice slice : slices) {
      for (Series series : slice.series()) {
        encoded.add(series.service().encoded());
        if (!series.response().isEmpty()) {
          encoded.add(series.response().encoded());
        }
      }
    }
    DistributionBuilder sum = new DistributionBuilder();
    long begin = cpuNanos();
    for (int second = 0; second < size.seconds(); second++) {
      for (byte[] bytes : encoded) {
        sum.add(Distribution.decode(bytes));
      }
    }
    return microsPerBatch(size, begin);
  }

  private static void merge(Size size, List<Slice> slices) {
    Plan plan =
        Plan.named("merge")
            .load("load", users(1).hold(Duration.ofSeconds(size.seconds())))
            .scenario("scenario", iteration -> {})
            .build();
    Aggregation aggregation = new Aggregation(plan, size.drones());
    for (int second = 0; second < size.seconds(); second++) {
      for (int drone = 0; drone < size.drones(); drone++) {
        aggregation.add(drone, at(second, slices.get(drone)), true);
      }
    }
    if (aggregation.covered() != size.seconds()) {
      throw new IllegalStateException("all must be covered, were " + aggregation.covered());
    }
  }

  private static Slice at(int second, Slice slice) {
    return new Slice(
        second,
        second + 1,
        slice.loads(),
        slice.series(),
        slice.checks(),
        slice.counters(),
        slice.values(),
        slice.errors(),
        slice.slowest(),
        slice.generator());
  }

  /** Returns the processor time of this thread, which others on the machine do not disturb. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double microsPerBatch(Size size, long begin) {
    return (cpuNanos() - begin) / 1e3 / size.seconds() / size.drones();
  }

  static Slice slice(Codec codec, byte[] bytes) throws Exception {
    if (codec.decode(bytes).message() instanceof Message.Batch batch && batch.slice() != null) {
      return batch.slice();
    }
    throw new IllegalStateException("a batch must hold a slice, did not");
  }

  static byte[] batch(Codec codec, int drone, int series) {
    Recorder recorder = Loads.recorder(0);
    new RecordedSecond(series, new SplittableRandom(drone)).record(recorder, 0);
    Message batch = new Message.Batch(1, 1, recorder.cutAll(1, Health.UNKNOWN), true, null);
    return encoded(codec, batch);
  }

  static byte[] encoded(Codec codec, Message message) {
    return codec.encode(
        new Envelope(new Header(Header.VERSION, "run", 0, "leader", "sender", 1, 1), message));
  }
}
