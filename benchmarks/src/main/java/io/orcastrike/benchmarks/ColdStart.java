package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a JVM that has just started reports of a target that always takes 5 ms, from the first
 * second on, over five seconds: Orca as it is, its engine without warm-up, and a plain loop as one
 * writes it by hand. Each in a fresh JVM. The target is a sleep in the same process, or a server of
 * another process: behind a socket of the author's own, or behind orca-http, warmed up and not, and
 * the JDK's client.
 */
public final class ColdStart {
  private static final int RATE = 5_000;
  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final Duration TARGET = Duration.ofMillis(5);
  private static final List<String> WAYS = List.of("orca", "unwarmed", "plain");

  private ColdStart() {}

  /**
   * Runs it; the argument is the number of rounds, 3 by default, a second one the rate.
   *
   * <p>In the fresh JVMs the arguments are the way, the port of the target, or 0, and the rate.
   */
  public static void main(String... arguments) throws Exception {
    if (arguments.length == 3) {
      Distribution times =
          measure(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      System.out.printf(
          "%8.1f %8.1f %8.1f %8d%n",
          times.percentile(50) / 1e3, times.percentile(99) / 1e3, times.max() / 1e3, times.count());
      System.exit(0);
    }
    String rate = arguments.length == 2 ? arguments[1] : "" + RATE;
    try (SlowTarget bytes = SlowTarget.ofBytes(TARGET);
        SlowTarget http = SlowTarget.ofRequests(TARGET)) {
      System.out.println("response in ms to a target of 5 ms, first five seconds of a JVM");
      System.out.printf("%-8s %-9s %8s %8s %8s %8s%n", "target", "", "p50", "p99", "max", "count");
      for (int round = 0; round < Programs.rounds(arguments); round++) {
        print("sleep", WAYS, 0, rate);
        print("socket", WAYS, bytes.port(), rate);
        print("http", HttpLoad.CLIENTS, http.port(), rate);
      }
    }
  }

  private static void print(String target, List<String> ways, int port, String rate)
      throws Exception {
    for (String way : ways) {
      String figures = FreshJvm.run(ColdStart.class, List.of(), way, "" + port, rate);
      System.out.printf("%-8s %-9s %s%n", target, way, figures);
    }
  }

  private static Distribution measure(String way, int port, int rate) throws Exception {
    Sockets sockets = new Sockets(port);
    Iteration.Action call = port == 0 ? () -> Thread.sleep(TARGET) : sockets::call;
    return switch (way) {
      case "orca" -> orca(empty(rate, call));
      case "unwarmed" -> unwarmed(rate, call);
      case "plain" -> plain(rate, call);
      default -> orca(new HttpLoad(way, port, rate, LENGTH));
    };
  }

  private static LoadTest empty(int rate, Iteration.Action call) {
    Plan plan =
        Plan.named("cold start")
            .load("load", arrivalRate(perSecond(rate)).hold(LENGTH))
            .scenario("scenario", iteration -> call.run())
            .build();
    return parameters -> plan;
  }

  private static Distribution orca(LoadTest test) throws Exception {
    RunReport report = Orca.test(() -> test).start().await();
    SeriesKey key = new SeriesKey("load", "scenario", "", Outcome.SUCCEEDED, false);
    return report.find(key).map(Series::response).orElse(Distribution.EMPTY);
  }

  private static Distribution unwarmed(int rate, Iteration.Action call) throws Exception {
    DistributionBuilder times = new DistributionBuilder();
    RunPlan plan = Loads.plan(arrivalRate(perSecond(rate)).hold(LENGTH), iteration -> call.run());
    Loads.run(
        plan,
        System.nanoTime(),
        5_000_000,
        slice ->
            slice.series().stream()
                .filter(series -> series.key().isIteration())
                .forEach(series -> times.add(series.response())));
    return times.build();
  }

  private static Distribution plain(int rate, Iteration.Action call) throws Exception {
    DistributionBuilder times = new DistributionBuilder();
    ReentrantLock lock = new ReentrantLock();
    int arrivals = (int) (rate * LENGTH.toSeconds());
    CountDownLatch done = new CountDownLatch(arrivals);
    long t0 = System.nanoTime();
    for (int n = 0; n < arrivals; n++) {
      long due = t0 + n * 1_000_000_000L / rate;
      Programs.parkUntil(due);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  call.run();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                lock.lock();
                try {
                  times.record((System.nanoTime() - due) / 1_000);
                } finally {
                  lock.unlock();
                }
                done.countDown();
              });
    }
    done.await();
    return times.build();
  }
}
