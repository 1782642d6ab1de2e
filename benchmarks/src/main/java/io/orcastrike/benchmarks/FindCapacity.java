package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import io.orcastrike.core.Orca;
import io.orcastrike.core.capacity.CapacitySearch;
import io.orcastrike.core.capacity.TrialReading;
import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Trial;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Searches the capacity of targets for which it is known, with real runs in this process.
 *
 * <ul>
 *   <li>Five servers of 20 ms each and even arrivals: they keep up with 250 a second, and with no
 *       more.
 *   <li>One server with exponential service times of 5 ms on average and Poisson arrivals (M/M/1).
 *       Its response times are exponential with the rate μ − λ (D. Gross, C. Harris, "Fundamentals
 *       of Queueing Theory", ch. 2), so p95 is ln 20 / (μ − λ), and stays below T up to λ = μ − ln
 *       20 / T: 170 a second for T = 100 ms.
 * </ul>
 */
public final class FindCapacity {
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final Duration HOLD = Duration.ofSeconds(10);
  private static final Duration BOUND = Duration.ofMillis(100);

  private FindCapacity() {}

  private record Case(String name, double truth, boolean random) {
    QueueingTarget target(long seed) {
      return random ? new QueueingTarget(1, 5, true, seed) : new QueueingTarget(5, 20, false, seed);
    }

    ArrivalRate arrivals() {
      ArrivalRate planned = arrivalRate(perSecond(50)).hold(HOLD);
      return random ? planned.poisson() : planned;
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("5 servers, 20 ms", 250, false),
          new Case("M/M/1, 5 ms", 200 - Math.log(20) / 0.1, true));

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    int rounds = Programs.rounds(arguments);
    System.out.printf(
        "%-20s %8s %8s %8s %8s %8s%n", "target", "truth/s", "low", "high", "trials", "min");
    for (int round = 0; round < rounds; round++) {
      for (Case one : CASES) {
        show(one, round);
      }
    }
  }

  private static void show(Case one, long seed) throws Exception {
    CapacitySearch search = new CapacitySearch(50, 5, 1e6, 0.05, 3, 24);
    List<Trial> trials = new ArrayList<>();
    long began = System.nanoTime();
    for (OptionalDouble rate = search.next(trials); rate.isPresent(); rate = search.next(trials)) {
      trials.add(trial(one, rate.getAsDouble(), seed * 1_000 + trials.size()));
    }
    Capacity found = search.conclude(List.of(), trials);
    System.out.printf(
        "%-20s %8.1f %8.1f %8.1f %8d %8.1f  %s%n",
        one.name(),
        one.truth(),
        found.low().orElse(Double.NaN),
        found.high().orElse(Double.NaN),
        trials.size(),
        (System.nanoTime() - began) / 60e9,
        found.conclusion());
  }

  private static Trial trial(Case one, double rate, long seed) throws Exception {
    QueueingTarget target = one.target(seed);
    Threshold threshold = Metric.p95().below(BOUND);
    Plan plan =
        Plan.named("capacity")
            .load("calls", one.arrivals())
            .scenario("call", iteration -> target.call())
            .threshold(threshold)
            .build();
    RunReport report =
        Orca.test(() -> parameters -> plan)
            .seed(seed)
            .steady(perSecond(rate), SETTLE, HOLD)
            .trust(TrustLimits.DEFAULT.withLag(Duration.ofMillis(20)))
            .start()
            .await();
    return new TrialReading(Set.of("calls"), SETTLE)
        .of(rate, report)
        .orElseThrow(() -> new IllegalStateException(report.verdict() + " " + report.reasons()));
  }
}
