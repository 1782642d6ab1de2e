package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a peer reports of a target that always takes 5 ms: of the first seconds after its start, and
 * of the same time after them.
 */
record ConstantRate(int rate, int seconds) implements Case {
  private static final int CONNECTIONS = 100;
  private static final Duration TRUTH = Duration.ofMillis(5);

  @Override
  public String name() {
    return "constant-" + rate;
  }

  @Override
  public String title() {
    return ("Truth at a constant rate: %,d requests per second to a target of %d ms;"
            + " the first %d s after the start (cold), and the next %d s (warm)")
        .formatted(rate, TRUTH.toMillis(), seconds, seconds);
  }

  @Override
  public String work() {
    return "constant";
  }

  @Override
  public int rounds() {
    return 2;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    Duration cold = Duration.ofSeconds(seconds);
    Work work = new Work(work(), rate, CONNECTIONS, cold, cold.multipliedBy(2));
    String latency = new Latency.Constant(TRUTH).text();
    try (Target target = site.target(TruthTarget.class, latency.split(" ", -1));
        ProcessTree tree = peer.start(work, target.port())) {
      Patience patience = new Patience(peer, tree);
      patience.untilFirst(() -> target.truth(0, 0).firstMillis() != 0);
      patience.sleep(seconds + 1);
      double cpu = tree.cpuSeconds();
      patience.sleep(seconds - 2);
      cpu = tree.cpuSeconds() - cpu;
      patience.untilEnded(seconds);
      Reported reported = peer.reported(work, target.port());
      Map<String, Double> figures = new HashMap<>();
      compare(figures, "cold", reported, target.truth(0, seconds));
      compare(figures, "warm", reported, target.truth(seconds, 2.0 * seconds));
      long all = target.truth(0, 1e6).served().count();
      figures.put("sent", 100.0 * all / rate / work.length().toSeconds());
      long measured = target.truth(seconds + 1, 2.0 * seconds - 1).served().count();
      figures.put("cpu", cpu / measured * 1e6);
      return figures;
    }
  }

  private static void compare(
      Map<String, Double> figures, String part, Reported reported, Truth truth) throws IOException {
    figures.put(part + " p50", reported.figure(part, "p50"));
    figures.put(part + " p99", reported.figure(part, "p99"));
    figures.put(part + " max", reported.figure(part, "max"));
    figures.put(part + " true p50", truth.served().p50());
    figures.put(part + " true p99", truth.served().p99());
    figures.put(part + " true max", truth.served().max());
    figures.put(part + " target late p99", truth.late().p99());
    figures.put(part + " unevenness", truth.unevenness());
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column.Of("sent %", "sent"),
        new Column.Against("cold p50 ms", "cold p50", "cold true p50"),
        new Column.Against("cold p99", "cold p99", "cold true p99"),
        new Column.Against("cold max", "cold max", "cold true max"),
        new Column.Against("warm p50", "warm p50", "warm true p50"),
        new Column.Against("warm p99", "warm p99", "warm true p99"),
        new Column.Against("warm max", "warm max", "warm true max"),
        new Column.Of("target late p99", "warm target late p99"),
        new Column.Of("unevenness", "warm unevenness"),
        new Column.Of("CPU µs per request", "cpu"));
  }
}
