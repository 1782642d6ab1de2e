package io.orcastrike.benchmarks;

import io.orcastrike.benchmarks.peers.FastTarget;
import io.orcastrike.benchmarks.peers.Target;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request costs by each {@link HttpEngine}, beside wrk: 100 users that ask for 100 bytes as
 * fast as they can, on one processor, the target on another. All take turns, and what is told is
 * the processor time for a request as a multiple of wrk's in the same round.
 */
public final class HttpEngines {
  private static final int SECONDS = 6;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern TIMES = Pattern.compile("cpu ([\\d.]+) ([\\d.]+)");

  private HttpEngines() {}

  /**
   * Runs it; the argument is the number of rounds, 3 by default. Needs taskset, wrk and two
   * processors.
   */
  public static void main(String... arguments) throws Exception {
    int rounds = Programs.rounds(arguments);
    Map<HttpEngine, List<Double>> ratios = new EnumMap<>(HttpEngine.class);
    try (Target target = Target.start(FastTarget.class, Redirect.INHERIT)) {
      String port = "" + target.port();
      System.out.printf("%-16s %10s %10s %8s%n", "", "requests/s", "CPU us", "x wrk");
      for (int round = 0; round < rounds; round++) {
        double wrk = wrk(port);
        for (HttpEngine engine : HttpEngine.values()) {
          String[] figures =
              FreshJvm.runPinned(HttpEngineLoad.class, engine.name(), port, "" + SECONDS)
                  .split(" ", -1);
          double cpu = Double.parseDouble(figures[1]);
          ratios.computeIfAbsent(engine, unused -> new ArrayList<>()).add(cpu / wrk);
          tell(engine.name(), Double.parseDouble(figures[0]), cpu, cpu / wrk);
        }
      }
    }
    System.out.printf("%nmedians of %d rounds, x wrk%n", rounds);
    ratios.forEach(
        (engine, all) ->
            System.out.printf(
                "%-60s %8.2f%n", engine.text(), all.stream().sorted().toList().get(rounds / 2)));
  }

  private static double wrk(String port) throws IOException, InterruptedException {
    String said =
        FreshJvm.outputPinned(
            new ProcessBuilder(
                "bash",
                "-c",
                "TIMEFORMAT='cpu %%U %%S'; { time taskset -c 0 wrk -t1 -c100 -d%ds http://127.0.0.1:%s/; } 2>&1"
                    .formatted(SECONDS, port)));
    Matcher requests = REQUESTS.matcher(said);
    Matcher times = TIMES.matcher(said);
    if (!requests.find() || !times.find()) {
      throw new IOException("wrk must tell its requests, said: " + said);
    }
    double count = Double.parseDouble(requests.group(1));
    double cpu = (Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2))) * 1e6;
    tell("wrk", count / SECONDS, cpu / count, 1);
    return cpu / count;
  }

  private static void tell(String name, double rate, double cpu, double ratio) {
    System.out.printf("%-16s %,10.0f %10.2f %8.2f%n", name, rate, cpu, ratio);
  }
}
