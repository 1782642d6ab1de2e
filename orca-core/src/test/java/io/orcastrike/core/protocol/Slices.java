package io.orcastrike.core.protocol;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.DroneState;
import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.Totals;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Slices that no drone has recorded. */
final class Slices {
  private Slices() {}

  static Distribution micros(long... micros) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long value : micros) {
      builder.record(value);
    }
    return builder.build();
  }

  static Slice of(int from, int to, long... micros) {
    return new Slice(
        from,
        to,
        List.of(
            new Slice.Load("shoppers", false, micros.length, micros.length, Totals.Dropped.ZERO)),
        List.of(new Series(key(""), micros(micros), micros(micros), 3)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Slice.Generator.UNKNOWN);
  }

  /** A slice with everything in it, and hostile texts. */
  static Slice full() {
    String hostile = "\u0000<\"\\\u20ac\ud83d\ude00";
    return new Slice(
        3,
        5,
        List.of(new Slice.Load("shoppers", true, 9, 6, new Totals.Dropped(1, 1, 1))),
        List.of(
            new Series(key(""), micros(5, 7, 900_000_000), micros(4, 4, 800_000_000), 77),
            new Series(key(hostile), Distribution.EMPTY, micros(3), 0)),
        List.of(new Slice.Check("pay", hostile, 4, 1)),
        List.of(new Slice.Counter(hostile, -3)),
        List.of(new Slice.Values(hostile, micros(0, 1, Integer.MAX_VALUE))),
        List.of(new Slice.Failures("pay", "card", hostile, 2, List.of(hostile, ""))),
        List.of(slow(1, hostile, 2)),
        new Slice.Generator(micros(1), micros(2), new Health(0.5, 0.25, 64), 3, 5, 0, true));
  }

  /** A slice too large for one message in every one of its lists. */
  static Slice large(long seed, int names) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Slice.Load> loads =
        numbered(names, i -> new Slice.Load("load " + i, false, i, i, Totals.Dropped.ZERO));
    List<Series> series =
        numbered(
            names, i -> new Series(key("step " + i), Distribution.EMPTY, scattered(random), i));
    String text = "x".repeat(200);
    return new Slice(
        3,
        5,
        loads,
        series,
        numbered(names, i -> new Slice.Check("pay", text + i, i, 1)),
        numbered(names, i -> new Slice.Counter(text + i, i)),
        numbered(names, i -> new Slice.Values("value " + i, scattered(random))),
        numbered(
            names, i -> new Slice.Failures("pay", "card", text + i, i, List.of(text, text + i))),
        numbered(names, i -> slow(i, text, SlowIteration.MOST_STEPS)),
        new Slice.Generator(micros(1), micros(2), new Health(0.5, 0.25, 64), 3, 5, 0, true));
  }

  private static SlowIteration slow(long number, String text, int steps) {
    SlowIteration.Step step = new SlowIteration.Step(text, Outcome.FAILED, 5, 7_000, text);
    return new SlowIteration(
        "shoppers",
        "pay",
        number,
        8,
        2,
        4_000_000,
        number + 9_000,
        8_000,
        Outcome.INTERRUPTED,
        text,
        java.util.Collections.nCopies(steps, step),
        3);
  }

  private static <T> List<T> numbered(int count, java.util.function.IntFunction<T> maker) {
    return java.util.stream.IntStream.range(0, count).mapToObj(maker).toList();
  }

  private static Distribution scattered(SplittableRandom random) {
    long[] values = random.longs(200, 0, 1 << 13).toArray();
    return micros(values);
  }

  static SeriesKey key(String step) {
    return new SeriesKey("shoppers", "pay", step, Outcome.SUCCEEDED, false);
  }

  static Sums sums(Slice... slices) {
    SentSums sums = new SentSums();
    for (Slice slice : slices) {
      sums.add(slice);
    }
    return sums.build();
  }

  /** What a drone has sent that sent a slice. */
  static DroneState state(Slice slice) {
    Plan plan =
        Plan.named("plan")
            .load("shoppers", LoadProfile.iterations(1))
            .scenario("pay", it -> {})
            .build();
    Aggregation aggregation = new Aggregation(plan, 1);
    aggregation.add(0, slice, true);
    return aggregation.state(0);
  }

  static Interval interval(Slice slice) {
    return new Interval(0, 10, 9, 8, 7, 1, 0, 2, micros(5, 900), slice.series().get(0).service());
  }

  static Message.Last last(Sums sums) {
    return new Message.Last(
        "",
        sums,
        Map.of("shoppers", 2L),
        Map.of(),
        Map.of("result", "7"),
        List.of("hot"),
        List.of("rate"),
        12,
        3,
        5_000_000);
  }
}
