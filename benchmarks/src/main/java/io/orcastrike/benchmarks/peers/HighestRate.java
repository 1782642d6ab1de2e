package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How fast a peer can be on one processor, and what a request costs there. Requests are counted by
 * the target, and both are taken in the middle of the work, when everybody is warm.
 */
record HighestRate(int seconds) implements Case {
  private static final int CONNECTIONS = 100;
  private static final int SLACK = 20;

  @Override
  public String name() {
    return "highest";
  }

  @Override
  public String title() {
    return "Highest rate: GET of 100 bytes over %d kept connections, on one processor, after %d s"
        .formatted(CONNECTIONS, seconds);
  }

  @Override
  public String work() {
    return "highest";
  }

  @Override
  public int rounds() {
    return 3;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    Duration length = Duration.ofSeconds(2L * seconds + SLACK);
    Work work = new Work(work(), 0, CONNECTIONS, Duration.ZERO, length);
    try (Target target = site.target(FastTarget.class);
        ProcessTree tree = peer.start(work, target.port())) {
      Patience patience = new Patience(peer, tree);
      patience.untilFirst(() -> target.count() > 0);
      patience.sleep(seconds);
      long begin = System.nanoTime();
      long before = target.count();
      double cpuBefore = tree.cpuSeconds();
      patience.sleep(seconds);
      double cpu = tree.cpuSeconds() - cpuBefore;
      double requests = target.count() - before;
      double took = (System.nanoTime() - begin) / 1e9;
      return Map.of(
          "rate", requests / took, "cpu", cpu / requests * 1e6, "share", cpu / took * 100);
    }
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column.Of("requests/s", "rate"),
        new Column.Of("CPU µs per request", "cpu"),
        new Column.Times("CPU × wrk", "cpu", "wrk"),
        new Column.Of("of its processor %", "share"));
  }
}
