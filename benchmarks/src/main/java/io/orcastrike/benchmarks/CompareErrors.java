package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.compare.Compare;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.compare.SimulatedRun;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a comparison of two runs errs: pairs of equal runs, and pairs of which the later run's
 * slowest tenth takes 15 % longer, so that p95 does and p50 does not. First in simulated time, by
 * the recorder of a drone and the aggregation of a leader, 40 and 20 pairs at each of three
 * lengths; then real runs of 120 s, all at once in this process, to which the machine adds what it
 * does.
 */
public final class CompareErrors {
  private static final int RATE = 50;
  private static final int EQUAL_PAIRS = 40;
  private static final int UNEQUAL_PAIRS = 20;
  private static final double SLOWER = 1.15;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration LENGTH = Duration.ofMinutes(2);

  private CompareErrors() {}

  /** Runs it; the argument is how many pairs of either kind are real, 4 by default, 10 at most. */
  public static void main(String... arguments) throws Exception {
    int real = arguments.length == 0 ? 4 : Integer.parseInt(arguments[0]);
    if (real < 0 || real > 10) {
      throw new IllegalArgumentException("pairs must be 0 to 10, were " + real);
    }
    for (int seconds : new int[] {60, 120, 300}) {
      show("simulated, equal", seconds, simulated(EQUAL_PAIRS, 1, seconds));
      show("simulated, 15 % at p95", seconds, simulated(UNEQUAL_PAIRS, SLOWER, seconds));
    }
    showCost();
    if (real > 0) {
      showReal(real);
    }
  }

  /** Ten minutes, twenty series: 60 blocks of ten seconds each. */
  private static void showCost() {
    RunReport before = new SimulatedRun(1).steps(19).lasting(600, 10).waves(0.03, 0.5).report();
    RunReport after = new SimulatedRun(2).steps(19).lasting(600, 10).waves(0.03, 0.5).report();
    for (int round = 0; round < 3; round++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Compare.runs(before, after, CompareSettings.DEFAULT);
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
      System.out.printf("20 series of 60 blocks: %.2f s of processor time%n", nanos / 1e9);
    }
  }

  private static Tally simulated(int pairs, double tail, int seconds) {
    Tally tally = new Tally();
    for (int pair = 0; pair < pairs; pair++) {
      long seed = 2L * pair;
      tally.add(
          RecordedRun.of(new KnownTarget(1, seed), RATE, seconds, seed),
          RecordedRun.of(new KnownTarget(tail, seed + 1), RATE, seconds, seed + 1));
    }
    return tally;
  }

  /** All at once, so that the machine is the same to both runs of a pair. */
  private static void showReal(int pairs) throws Exception {
    List<Run> equal = new ArrayList<>();
    List<Run> unequal = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      equal.add(start(new KnownTarget(1, 4L * pair)));
      equal.add(start(new KnownTarget(1, 4L * pair + 1)));
      unequal.add(start(new KnownTarget(1, 4L * pair + 2)));
      unequal.add(start(new KnownTarget(SLOWER, 4L * pair + 3)));
    }
    show("real, equal", (int) LENGTH.toSeconds(), compared(equal));
    show("real, 15 % at p95", (int) LENGTH.toSeconds(), compared(unequal));
  }

  private static Tally compared(List<Run> runs) throws InterruptedException {
    Tally tally = new Tally();
    for (int i = 0; i < runs.size(); i += 2) {
      tally.add(runs.get(i).await(), runs.get(i + 1).await());
    }
    return tally;
  }

  /** What the runs do to each other's generators counts as the target's: it is chance, too. */
  private static Run start(KnownTarget target) throws Exception {
    long begin = System.nanoTime();
    Plan plan =
        Plan.named("errors")
            .load("load", arrivalRate(perSecond(RATE)).hold(WARM_UP.plus(LENGTH)).warmUp(WARM_UP))
            .scenario("scenario", iteration -> ask(target, begin, iteration))
            .build();
    return Orca.test(() -> parameters -> plan)
        .trust(new TrustLimits(Duration.ofSeconds(1), 1, 0.01))
        .start();
  }

  private static void ask(KnownTarget target, long begin, Iteration iteration) throws Exception {
    double second = (System.nanoTime() - begin) / 1e9;
    KnownTarget.Answer answer = target.answer(second, iteration.random());
    iteration.step("first", () -> Thread.sleep(Duration.ofNanos(answer.firstNanos())));
    iteration.step("second", () -> Thread.sleep(Duration.ofNanos(answer.secondNanos())));
  }

  private static void show(String what, int seconds, Tally tally) {
    System.out.printf("%-24s %4d s  %s%n", what, seconds, tally);
  }

  /** What comparisons came to. */
  private static final class Tally {
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> figures = new TreeMap<>();
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
          String name = change.figure() + " " + change.outcome();
          figures.merge(change.key().isIteration() ? name : "step's " + name, 1, Integer::sum);
        }
      }
    }

    @Override
    public String toString() {
      return "%d pairs: %s  by %s  %.0f ms each"
          .formatted(pairs, outcomes, figures, nanos / 1e6 / pairs);
    }
  }
}
