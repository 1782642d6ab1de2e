package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.users;

import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a leader takes for the batches of its drones, on one thread: 100 drones, each of which sends
 * once a second what ten series recorded, 100 values each. Decoding and merging, each alone and
 * both; as the bound, the same distributions decoded and added without anything around them.
 */
public final class LeaderMerge {
  private static final int DRONES = 100;
  private static final int STEPS = 9;
  private static final int PER_SERIES = 100;
  private static final int SECONDS = 100;

  private LeaderMerge() {}

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    Codec codec = new Codec();
    List<byte[]> batches = new ArrayList<>();
    for (int drone = 0; drone < DRONES; drone++) {
      batches.add(batch(codec, drone));
    }
    System.out.printf(
        "batches of %,d bytes, %d series of %d values; processor time in µs for a batch%n",
        batches.get(0).length, STEPS + 1, PER_SERIES);
    System.out.printf("%8s %8s %8s %8s%n", "bound", "decode", "merge", "both/s");
    for (int round = -1; round < Programs.rounds(arguments); round++) {
      String line = measure(codec, batches);
      if (round >= 0) {
        System.out.println(line);
      }
    }
  }

  private static String measure(Codec codec, List<byte[]> batches) throws Exception {
    List<Slice> slices = new ArrayList<>();
    for (byte[] bytes : batches) {
      slices.add(slice(codec, bytes));
    }
    double bound = bound(slices);
    long begin = cpuNanos();
    for (int second = 0; second < SECONDS; second++) {
      slices.clear();
      for (byte[] bytes : batches) {
        slices.add(slice(codec, bytes));
      }
    }
    double decode = microsPerBatch(begin);
    begin = cpuNanos();
    merge(slices);
    double merge = microsPerBatch(begin);
    return "%8.1f %8.1f %8.1f %8.0f".formatted(bound, decode, merge, 1e6 / (decode + merge));
  }

  private static double bound(List<Slice> slices) {
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
    for (int second = 0; second < SECONDS; second++) {
      for (byte[] bytes : encoded) {
        sum.add(Distribution.decode(bytes));
      }
    }
    return microsPerBatch(begin);
  }

  private static void merge(List<Slice> slices) {
    Plan plan =
        Plan.named("merge")
            .load("load", users(1).hold(Duration.ofSeconds(SECONDS)))
            .scenario("scenario", iteration -> {})
            .build();
    Aggregation aggregation = new Aggregation(plan, DRONES);
    for (int second = 0; second < SECONDS; second++) {
      for (int drone = 0; drone < DRONES; drone++) {
        aggregation.add(drone, at(second, slices.get(drone)), true);
      }
    }
    if (aggregation.covered() != SECONDS) {
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
        slice.generator());
  }

  /** Returns the processor time of this thread, which others on the machine do not disturb. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double microsPerBatch(long begin) {
    return (cpuNanos() - begin) / 1e3 / SECONDS / DRONES;
  }

  static Slice slice(Codec codec, byte[] bytes) throws Exception {
    if (codec.decode(bytes).message() instanceof Message.Batch batch && batch.slice() != null) {
      return batch.slice();
    }
    throw new IllegalStateException("a batch must hold a slice, did not");
  }

  static byte[] batch(Codec codec, int drone) {
    SplittableRandom random = new SplittableRandom(drone);
    Recorder recorder = Loads.recorder(0);
    ScenarioRecorder scenario = recorder.scenario("load", "scenario");
    for (int i = 0; i < PER_SERIES; i++) {
      for (int step = 0; step < STEPS; step++) {
        scenario.step("step " + step, Outcome.SUCCEEDED, false, i, nanos(random));
      }
      long nanos = nanos(random);
      scenario.ended(Outcome.SUCCEEDED, false, i, nanos, nanos, 0);
    }
    Message batch = new Message.Batch(1, 1, recorder.cutAll(1, Health.UNKNOWN), true, null);
    return encoded(codec, batch);
  }

  static byte[] encoded(Codec codec, Message message) {
    return codec.encode(
        new Envelope(new Header(Header.VERSION, "run", 0, "leader", "sender", 1, 1), message));
  }

  /** Times as servers have them: most near 5 ms, few much longer. */
  private static long nanos(SplittableRandom random) {
    return (long) (5e6 * Math.exp(0.5 * random.nextGaussian()));
  }
}
