package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.compare.Compare;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often a comparison of two runs errs: 40 pairs of equal runs, and 20 pairs of which the later
 * run's slowest tenth takes 15 % longer, so that p95 does and p50 does not. All are real runs of
 * leader and drone, twenty at once in this process. The target is a wait of a known distribution
 * (10 ms and a logarithmic normal one of 40 ms at p50) whose level goes up and down by 3 % in slow
 * waves that each run has of its own; what the machine adds comes on top.
 */
public final class CompareErrors {
  private static final int RATE = 30;
  private static final int AT_ONCE = 20;
  private static final int EQUAL_PAIRS = 40;
  private static final int UNEQUAL_PAIRS = 20;
  private static final double SLOWEST_TENTH = 1.2816;

  private CompareErrors() {}

  /** Runs it; the argument is the length of a run in seconds, 120 by default. */
  public static void main(String... arguments) throws Exception {
    Duration length = Duration.ofSeconds(seconds(arguments));
    System.out.printf("%s s a run, %d iterations a second%n", length.toSeconds(), RATE);
    List<RunReport> usual = runs(2 * EQUAL_PAIRS, 1, length);
    List<RunReport> slower = runs(UNEQUAL_PAIRS, 1.15, length);
    Tally equal = new Tally();
    for (int pair = 0; pair < EQUAL_PAIRS; pair++) {
      equal.add(usual.get(2 * pair), usual.get(2 * pair + 1));
    }
    Tally unequal = new Tally();
    for (int pair = 0; pair < UNEQUAL_PAIRS; pair++) {
      unequal.add(usual.get(pair), slower.get(pair));
    }
    System.out.println("equal runs:            " + equal);
    System.out.println("15 % slower at p95:    " + unequal);
    System.out.printf("a comparison takes %.0f ms%n", (equal.nanos + unequal.nanos) / 1e6 / 60);
  }

  private static int seconds(String... arguments) {
    int seconds = arguments.length == 0 ? 120 : Integer.parseInt(arguments[0]);
    if (seconds < 60 || seconds > 600) {
      throw new IllegalArgumentException("a run must last 60 to 600 s, was " + seconds);
    }
    return seconds;
  }

  private static List<RunReport> runs(int count, double tail, Duration length) throws Exception {
    List<RunReport> reports = new ArrayList<>();
    while (reports.size() < count) {
      List<Run> atOnce = new ArrayList<>();
      for (int i = 0; i < Math.min(AT_ONCE, count - reports.size()); i++) {
        atOnce.add(start(tail, length, reports.size() + i));
      }
      for (Run run : atOnce) {
        RunReport report = run.await();
        if (report.verdict() != Verdict.PASSED) {
          System.out.println(report.verdict() + " " + report.reasons());
        }
        reports.add(report);
      }
      System.out.println(reports.size() + " runs have ended");
    }
    return reports;
  }

  /** The drones of twenty runs disturb each other: what they add counts as the target's. */
  private static Run start(double tail, Duration length, int number) throws Exception {
    Target target = new Target(tail, number + (tail > 1 ? 1_000 : 0));
    Plan plan =
        Plan.named("errors")
            .load("load", arrivalRate(perSecond(RATE)).hold(length))
            .scenario("scenario", target::answer)
            .build();
    return Orca.test(() -> parameters -> plan)
        .trust(TrustLimits.DEFAULT.withLag(Duration.ofSeconds(1)))
        .start();
  }

  /** Waits as a known target answers. */
  private static final class Target {
    private static final double FIRST_MILLIS = 10;
    private static final double SECOND_MILLIS = 40;
    private static final double SPREAD = 0.4;
    private static final double WAVES = 0.03;

    private final double tail;
    private final long begin = System.nanoTime();
    private final double[] periods;
    private final double[] phases;

    Target(double tail, long seed) {
      this.tail = tail;
      SplittableRandom random = new SplittableRandom(seed);
      periods = random.doubles(3, 15, 60).toArray();
      phases = random.doubles(3, 0, 2 * Math.PI).toArray();
    }

    void answer(Iteration it) throws Exception {
      double deviation = it.random().nextGaussian();
      double factor = level() * (deviation > SLOWEST_TENTH ? tail : 1);
      it.step("first", () -> answerIn(FIRST_MILLIS * factor));
      it.step("second", () -> answerIn(SECOND_MILLIS * factor * Math.exp(SPREAD * deviation)));
    }

    private static void answerIn(double millis) throws InterruptedException {
      Thread.sleep(Duration.ofNanos(Math.round(millis * 1e6)));
    }

    private double level() {
      double seconds = (System.nanoTime() - begin) / 1e9;
      double sum = 0;
      for (int i = 0; i < periods.length; i++) {
        sum += Math.sin(2 * Math.PI * seconds / periods[i] + phases[i]);
      }
      return 1 + WAVES * sum * Math.sqrt(2.0 / periods.length);
    }
  }

  /** What comparisons came to. */
  private static final class Tally {
    private int worse;
    private int better;
    private int noise;
    private int untold;
    private int p95;
    private long nanos;

    void add(RunReport before, RunReport after) {
      long begin = System.nanoTime();
      Comparison comparison = Compare.runs(before, after, CompareSettings.DEFAULT);
      nanos += System.nanoTime() - begin;
      switch (comparison.outcome()) {
        case WORSE -> worse++;
        case BETTER -> better++;
        case NOISE -> noise++;
        case NOT_COMPARABLE -> untold++;
      }
      boolean isP95 =
          comparison.changes().stream()
              .anyMatch(
                  change ->
                      change.outcome() == Outcome.WORSE
                          && change.figure().equals("p95")
                          && change.key().isIteration());
      p95 += isP95 ? 1 : 0;
    }

    @Override
    public String toString() {
      return "%d worse (%d by p95 of the scenario), %d better, %d noise, %d not comparable"
          .formatted(worse, p95, better, noise, untold);
    }
  }
}
