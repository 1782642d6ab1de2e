package io.orcastrike.benchmarks;

import io.orcastrike.benchmarks.peers.Target;
import io.orcastrike.benchmarks.peers.TruthTarget;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * What a request costs that has a time of its own to be sent at: processor time of the generator,
 * which sleeps between its requests and wakes for each and for each answer, by Orca and by loops
 * that measure nothing, see {@link RequestsOnTimeLoad}. The generator has one processor, a target
 * that takes 5 ms another; all take turns, each in a fresh JVM.
 */
public final class RequestsOnTime {
  private static final List<Integer> RATES = List.of(1_000, 5_000);

  private RequestsOnTime() {}

  /**
   * Runs it; the arguments are the number of rounds, 3 by default, and rates. Needs taskset and two
   * processors.
   */
  public static void main(String... arguments) throws Exception {
    int rounds = Programs.rounds(arguments);
    List<Integer> rates = Programs.rates(RATES, arguments);
    System.out.println("processor time of the generator in µs for a request");
    System.out.printf("%-8s %-50s %8s%n", "rate/s", "", "cpu");
    for (int round = 0; round < rounds; round++) {
      for (int rate : rates) {
        for (RequestsOnTimeLoad.Way way : RequestsOnTimeLoad.Way.values()) {
          System.out.printf("%-8d %-50s %8s%n", rate, way.text(), cpu(way, rate));
        }
      }
    }
  }

  private static String cpu(RequestsOnTimeLoad.Way way, int rate) throws Exception {
    try (Target target = Target.start(TruthTarget.class, Redirect.INHERIT, "constant", "5")) {
      String port = "" + target.port();
      return FreshJvm.runPinned(RequestsOnTimeLoad.class, way.name(), port, "" + rate);
    }
  }
}
