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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How often a comparison of two runs errs: 40 pairs of equal runs, and 20 pairs of which the later
 * run's slowest tenth takes 15 % longer, so that p95 does and p50 does not. All are real runs of
 * leader and drone, twenty at once in this process. The target is a wait of a known distribution
 * (10 ms and a logarithmic normal one of 40 ms at p50) whose level goes up and down by 3 % in slow
 * waves that each run has of its own; what the machine adds comes on top.
 */
public final class CompareErrors {
  private static final int RATE = 30;
  private static final int PAIRS_AT_ONCE = 10;
  private static final int EQUAL_PAIRS = 40;
  private static final int UNEQUAL_PAIRS = 20;
  private static final double SLOWEST_TENTH = 1.2816;

  private CompareErrors() {}

  /** Runs it; the argument is the length of a run in seconds, 120 by default. */
  public static void main(String... arguments) throws Exception {
    Duration length = Duration.ofSeconds(seconds(arguments));
    System.out.printf("%s s a run, %d iterations a second%n", length.toSeconds(), RATE);
    show("equal runs", pairs(EQUAL_PAIRS, 1, length));
    show("15 % slower at p95", pairs(UNEQUAL_PAIRS, 1.15, length));
  }

  private static void show(String what, Tally tally) {
    System.out.printf("%s: %s%n", what, tally);
  }

  private static int seconds(String... arguments) {
    int seconds = arguments.length == 0 ? 120 : Integer.parseInt(arguments[0]);
    if (seconds < 60 || seconds > 600) {
      throw new IllegalArgumentException("a run must last 60 to 600 s, was " + seconds);
    }
    return seconds;
  }

  /** Both runs of a pair are run at once, so that the machine is the same to both. */
  private static Tally pairs(int count, double tail, Duration length) throws Exception {
    Tally tally = new Tally();
    for (int done = 0; done < count; ) {
      List<Run> atOnce = new ArrayList<>();
      for (int i = done; i < Math.min(count, done + PAIRS_AT_ONCE); i++) {
        atOnce.add(start(1, length, 2 * i));
        atOnce.add(start(tail, length, 2 * i + 1));
      }
      for (int i = 0; i < atOnce.size(); i += 2) {
        tally.add(atOnce.get(i).await(), atOnce.get(i + 1).await());
        done++;
      }
    }
    return tally;
  }

  /** The drones of twenty runs disturb each other: what they add counts as the target's. */
  private static Run start(double tail, Duration length, int number) throws Exception {
    Target target = new Target(tail, number);
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
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> alarms = new TreeMap<>();
    private int pairs;
    private long nanos;

    void add(RunReport before, RunReport after) {
      long begin = System.nanoTime();
      Comparison comparison = Compare.runs(before, after, CompareSettings.DEFAULT);
      nanos += System.nanoTime() - begin;
      pairs++;
      outcomes.merge(comparison.outcome(), 1, Integer::sum);
      if (comparison.outcome() == Outcome.NOT_COMPARABLE) {
        System.out.println(comparison.reasons());
      }
      for (Comparison.Change change : comparison.changes()) {
        if (change.outcome() == Outcome.WORSE || change.outcome() == Outcome.BETTER) {
          String step = change.key().isIteration() ? "whole" : change.key().step();
          alarms.merge(
              "%s %s %s".formatted(step, change.figure(), change.outcome()), 1, Integer::sum);
        }
      }
    }

    @Override
    public String toString() {
      return "%d pairs %s, by %s; %.0f ms a comparison"
          .formatted(pairs, outcomes, alarms, nanos / 1e6 / pairs);
    }
  }
}
