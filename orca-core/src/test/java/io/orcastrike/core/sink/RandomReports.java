package io.orcastrike.core.sink;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Reports of any shape, with hostile texts; the same seed makes the same. */
final class RandomReports {
  private static final List<String> PIECES =
      List.of("a", "B", "<b>", "\"", "\\", "\u0000", "\n", "\u20ac", "\ud83d\ude00", "'", "}", ".");

  private final SplittableRandom random;
  private final int most;

  private RandomReports(long seed, int most) {
    this.random = new SplittableRandom(seed);
    this.most = most;
  }

  static RunReport of(long seed) {
    return new RandomReports(seed, 4).report(Verdict.values()[(int) (seed % 11)], false);
  }

  /** A run that never began to load: nothing was measured. */
  static RunReport neverBegan() {
    return new RandomReports(1, 0).report(Verdict.NO_QUORUM, false);
  }

  /** A run as large as they get. */
  static RunReport big() {
    return new RandomReports(2, 200).report(Verdict.PASSED, true);
  }

  private RunReport report(Verdict verdict, boolean full) {
    List<DroneResult> drones = list(full ? most : random.nextInt(most + 1), this::drone);
    return new RunReport(
        info(drones.stream().map(DroneResult::name).toList()),
        verdict,
        list(this::text),
        Duration.ofNanos(random.nextLong(1L << 52)),
        random.nextBoolean(),
        totals(),
        map(this::totals),
        list(full ? most : random.nextInt(most + 1), this::series),
        list(this::threshold),
        list(full ? most : few(), this::error),
        list(full ? most : few(), this::slow),
        list(() -> new CheckResult(text(), text(), whole(), whole())),
        map(random::nextLong),
        map(this::distribution),
        drones,
        list(() -> new DroneLoss(text(), whole(), text())),
        list(full ? 3 * most : random.nextInt(most + 1), this::interval),
        list(full ? most : random.nextInt(most + 1), this::course),
        list(() -> new SteeringResult(whole(), text(), text(), random.nextBoolean(), text())),
        list(() -> new Delivery(text(), random.nextBoolean(), text())),
        list(this::text));
  }

  private SlowIteration slow() {
    return new SlowIteration(
        text(),
        text(),
        whole(),
        whole(),
        random.nextInt(1_000),
        micros(),
        micros(),
        micros(),
        Outcome.values()[random.nextInt(3)],
        text(),
        list(
            () ->
                new SlowIteration.Step(
                    text(), Outcome.values()[random.nextInt(3)], micros(), micros(), text())),
        whole());
  }

  private long micros() {
    return random.nextLong(1L << 42);
  }

  private RunInfo info(List<String> names) {
    return new RunInfo(
        text(),
        text(),
        list(this::text),
        text(),
        list(() -> new LockedFile(text(), "ab".repeat(32))),
        Instant.ofEpochSecond(whole() >> 30, random.nextInt(1_000_000_000)),
        Duration.ofNanos(random.nextLong(1L << 52)),
        random.nextLong(),
        random.nextDouble() * 10,
        map(this::text),
        map(this::text),
        text(),
        new TrustLimits(
            Duration.ofNanos(random.nextLong(1L << 52)),
            random.nextDouble() * 3,
            random.nextDouble()),
        names,
        text(),
        text());
  }

  private Totals totals() {
    return new Totals(
        whole(),
        whole(),
        whole(),
        whole(),
        whole(),
        new Totals.Dropped(whole(), whole(), whole()),
        whole(),
        whole());
  }

  private Series series() {
    boolean iteration = random.nextBoolean();
    return new Series(
        key(iteration),
        iteration ? distribution() : Distribution.EMPTY,
        distribution(),
        random.nextLong(1L << 52));
  }

  private ThresholdResult threshold() {
    return new ThresholdResult(
        text(),
        ThresholdResult.State.values()[random.nextInt(4)],
        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
        random.nextInt(8) == 0 ? Double.NaN : random.nextDouble() * 1e9,
        random.nextBoolean() ? OptionalLong.of(whole()) : OptionalLong.empty(),
        text());
  }

  private ErrorGroup error() {
    return new ErrorGroup(text(), text(), text(), whole(), whole(), whole(), list(this::text));
  }

  private DroneResult drone() {
    return new DroneResult(
        random.nextInt(1_000),
        text(),
        text(),
        DroneResult.State.values()[random.nextInt(2)],
        totals(),
        distribution(),
        distribution(),
        random.nextLong(-1_000_000_000, 1_000_000_000),
        random.nextLong(1_000_000_000),
        new Health(random.nextInt(9) == 0 ? Double.NaN : random.nextDouble(), 0.25, whole()),
        map(this::text),
        list(this::text));
  }

  private SeriesKey key(boolean iteration) {
    return new SeriesKey(
        text(),
        text(),
        iteration ? "" : text() + "step",
        Outcome.values()[random.nextInt(3)],
        random.nextBoolean());
  }

  private Course course() {
    boolean iteration = random.nextBoolean();
    return new Course(
        key(iteration),
        list(
            () ->
                new Course.Block(
                    random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(Integer.MAX_VALUE),
                    iteration ? distribution() : Distribution.EMPTY,
                    distribution())));
  }

  private Interval interval() {
    int from = random.nextInt(1_000_000);
    return new Interval(
        from,
        from + random.nextInt(100),
        whole(),
        whole(),
        whole(),
        whole(),
        whole(),
        whole(),
        distribution(),
        distribution());
  }

  private Distribution distribution() {
    DistributionBuilder builder = new DistributionBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      builder.record(random.nextLong(1L << (1 + random.nextInt(40))));
    }
    return builder.build();
  }

  private long whole() {
    return random.nextLong(1L << (1 + random.nextInt(62)));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private <T> List<T> list(Supplier<T> item) {
    return list(few(), item);
  }

  private int few() {
    return random.nextInt(1 + Math.min(4, most));
  }

  private static <T> List<T> list(int size, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  private <T> Map<String, T> map(Supplier<T> value) {
    Map<String, T> values = new HashMap<>();
    for (int i = few(); i > 0; i--) {
      values.put(text() + i, value.get());
    }
    return values;
  }
}
