package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * How late arrivals start, and at which cost in processor time. An empty scenario at some rates,
 * run by leader and drone in this process, after a warm-up; before each, as the bound, a bare
 * thread that parks until each due time and does nothing, with and without a lowered timer slack.
 */
public final class Lateness {
  private static final List<Integer> RATES = List.of(1, 1_000, 10_000, 50_000);
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration LENGTH = Duration.ofSeconds(10);

  private Lateness() {}

  /** Runs it; the arguments are the number of rounds, 3 by default, and rates. */
  public static void main(String... arguments) throws Exception {
    int rounds = Programs.rounds(arguments);
    List<Integer> rates = Programs.rates(RATES, arguments);
    System.out.println("lateness in µs; processor time in µs per arrival, whole process");
    System.out.printf("%-8s %-22s %8s %8s %8s %8s%n", "rate/s", "", "p50", "p99", "max", "cpu");
    for (int round = 0; round < rounds; round++) {
      for (int rate : rates) {
        show(rate, "bare, slack as it is", bare(rate, false));
        show(rate, "bare, slack lowered", bare(rate, true));
        show(rate, "Orca", orca(rate));
      }
    }
  }

  private record Outcome(Distribution lateness, double cpuMicros) {}

  private static void show(int rate, String what, Outcome outcome) {
    Distribution late = outcome.lateness;
    System.out.printf(
        "%-8d %-22s %8d %8d %8d %8.1f%n",
        rate, what, late.percentile(50), late.percentile(99), late.max(), outcome.cpuMicros);
  }

  private static Outcome bare(int rate, boolean lowered) throws Exception {
    FutureTask<Outcome> task = new FutureTask<>(() -> park(rate, lowered));
    Thread.ofPlatform().start(task);
    return task.get();
  }

  private static Outcome park(int rate, boolean lowered) throws Exception {
    if (lowered) {
      Programs.lowerTimerSlack();
    }
    DistributionBuilder lateness = new DistributionBuilder();
    long cpu = Programs.cpuNanos();
    long t0 = System.nanoTime();
    long arrivals = rate * LENGTH.toSeconds();
    for (long n = 0; n < arrivals; n++) {
      long due = t0 + n * 1_000_000_000L / rate;
      Programs.parkUntil(due);
      lateness.record((System.nanoTime() - due) / 1_000);
    }
    return new Outcome(lateness.build(), (Programs.cpuNanos() - cpu) / 1e3 / arrivals);
  }

  private static Outcome orca(int rate) throws Exception {
    Plan plan =
        Plan.named("lateness")
            .load("load", arrivalRate(perSecond(rate)).hold(WARM_UP.plus(LENGTH)).warmUp(WARM_UP))
            .scenario("empty", iteration -> {})
            .build();
    CpuOverTime cpu = new CpuOverTime(WARM_UP, WARM_UP.plus(LENGTH));
    RunReport report = Orca.test(() -> parameters -> plan).sink(cpu).start().await();
    if (report.totals().dropped().total() > 0) {
      System.out.println("dropped: " + report.totals().dropped());
    }
    return new Outcome(report.drones().get(0).lag(), cpu.microsPerSecond() / rate);
  }
}
