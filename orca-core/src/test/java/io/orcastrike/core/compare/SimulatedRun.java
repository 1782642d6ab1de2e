package io.orcastrike.core.compare;

import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A run that never was: its latencies are drawn from a known distribution. They spread around 20 ms
 * as a logarithmic normal distribution does, and the whole of them goes up and down in waves that
 * each run has of its own.
 *
 * <p>Used by one thread at a time.
 */
public final class SimulatedRun {
  private static final double MEDIAN_MICROS = 20_000;
  private static final double TAIL = 1.2816; // the slowest tenth

  private final SplittableRandom random;
  private final Map<String, String> parameters = new TreeMap<>();
  private final List<String> steps = new ArrayList<>();
  private final List<SteeringResult> steering = new ArrayList<>();
  private String plan = "shop";
  private Verdict verdict = Verdict.PASSED;
  private boolean complete = true;
  private int seconds = 120;
  private int warmUp;
  private int grain = 10;
  private int rate = 50;
  private boolean ramp;
  private double spread = 0.5;
  private double wave;
  private double memory;
  private double slower = 1;
  private double slowerTail = 1;
  private double errors;
  private String file = "aa";
  private int day;

  /** Makes a run of 120 s, 50 iterations a second, without waves. */
  public SimulatedRun(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Names its plan. */
  public SimulatedRun plan(String name) {
    plan = name;
    return this;
  }

  /** Lets it come to a verdict. */
  public SimulatedRun verdict(Verdict its) {
    verdict = its;
    return this;
  }

  /** Lets data of drones be missing. */
  public SimulatedRun incomplete() {
    complete = false;
    return this;
  }

  /** Lets it last so long, in blocks so long. */
  public SimulatedRun lasting(int time, int block) {
    seconds = time;
    grain = block;
    return this;
  }

  /** Takes its first seconds as warm-up. */
  public SimulatedRun warmUp(int time) {
    warmUp = time;
    return this;
  }

  /** Sets how many iterations end in a second; 50 by default. */
  public SimulatedRun rate(int perSecond) {
    rate = perSecond;
    return this;
  }

  /** From none to twice the rate; latency rises fivefold with it. */
  public SimulatedRun ramp() {
    ramp = true;
    return this;
  }

  /** How far latencies spread; 0: all are alike. */
  public SimulatedRun spread(double deviation) {
    spread = deviation;
    return this;
  }

  /**
   * Waves.
   *
   * @param deviation by which share the level of a block goes up or down
   * @param from how much of it the next block keeps, 0 to 1
   */
  public SimulatedRun waves(double deviation, double from) {
    wave = deviation;
    memory = from;
    return this;
  }

  /** Makes all latencies longer by a factor. */
  public SimulatedRun slower(double factor) {
    slower = factor;
    return this;
  }

  /** The slowest tenth takes so much longer; p50 stays what it was. */
  public SimulatedRun slowerTail(double factor) {
    slowerTail = factor;
    return this;
  }

  /** Lets a share of all iterations fail. */
  public SimulatedRun errors(double share) {
    errors = share;
    return this;
  }

  /** Gives each iteration so many steps. */
  public SimulatedRun steps(int count) {
    for (int i = 0; i < count; i++) {
      steps.add("step " + i);
    }
    return this;
  }

  /** Gives it a parameter. */
  public SimulatedRun parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** Has it steered. */
  public SimulatedRun steered(SteeringResult command) {
    steering.add(command);
    return this;
  }

  /** Sets the two digits of which the digest of its only file is made. */
  public SimulatedRun file(String digest) {
    file = digest;
    return this;
  }

  /** Says on which day it was run; its id and its start go by it. */
  public SimulatedRun day(int number) {
    day = number;
    return this;
  }

  /** Draws it. */
  public RunReport report() {
    Map<SeriesKey, List<Course.Block>> courses = new LinkedHashMap<>();
    double level = random.nextGaussian() * wave;
    for (int from = 0; from < seconds; from += grain) {
      int to = Math.min(seconds, from + grain);
      double times = slower * Math.exp(level);
      for (String step : steps) {
        add(courses, key(step, Outcome.SUCCEEDED, from), from, to, count(from, to), times);
      }
      long count = count(from, to);
      long failed = Math.round(count * errors + (errors > 0 ? random.nextDouble() - 0.5 : 0));
      add(courses, key("", Outcome.SUCCEEDED, from), from, to, count - failed, times);
      add(courses, key("", Outcome.FAILED, from), from, to, failed, times);
      level = memory * level + Math.sqrt(1 - memory * memory) * wave * random.nextGaussian();
    }
    return report(courses);
  }

  private long count(int from, int to) {
    double middle = (from + to) / 2.0 / seconds;
    return Math.round(rate * (to - from) * (ramp ? 2 * middle : 1));
  }

  private void add(
      Map<SeriesKey, List<Course.Block>> to,
      SeriesKey key,
      int from,
      int end,
      long n,
      double level) {
    DistributionBuilder values = new DistributionBuilder();
    for (long i = 0; i < n; i++) {
      double deviation = random.nextGaussian();
      double slope = ramp ? 1 + 4.0 * from / seconds : 1;
      double tail = deviation > TAIL ? slowerTail : 1;
      values.record(
          Math.round(MEDIAN_MICROS * level * slope * tail * Math.exp(spread * deviation)));
    }
    if (n > 0) {
      Distribution all = values.build();
      Distribution response = key.isIteration() ? all : Distribution.EMPTY;
      to.computeIfAbsent(key, any -> new ArrayList<>())
          .add(new Course.Block(from, end, response, all));
    }
  }

  private SeriesKey key(String step, Outcome outcome, int second) {
    return new SeriesKey("shoppers", "browse", step, outcome, second < warmUp);
  }

  private RunReport report(Map<SeriesKey, List<Course.Block>> blocks) {
    List<Course> courses = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    blocks.forEach(
        (key, its) -> {
          courses.add(new Course(key, its));
          Distribution service =
              its.stream()
                  .map(Course.Block::service)
                  .reduce(Distribution.EMPTY, Distribution::plus);
          series.add(new Series(key, key.isIteration() ? service : Distribution.EMPTY, service, 0));
        });
    return new RunReport(
        info(),
        verdict,
        verdict == Verdict.PASSED ? List.of() : List.of("so it came"),
        Duration.ofSeconds(seconds),
        complete,
        Totals.ZERO,
        Map.of("shoppers", Totals.ZERO),
        series,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        courses,
        steering,
        List.of(),
        List.of());
  }

  private RunInfo info() {
    return new RunInfo(
        "%03d-%04x".formatted(day, random.split().nextInt(1 << 16)),
        plan,
        List.of(),
        "Shop.java",
        List.of(new LockedFile("Shop.java", file.repeat(32))),
        Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day)),
        Duration.ofSeconds(seconds),
        1,
        1,
        parameters,
        Map.of(),
        "",
        TrustLimits.DEFAULT,
        List.of(),
        "0.1.0",
        "25");
  }
}
