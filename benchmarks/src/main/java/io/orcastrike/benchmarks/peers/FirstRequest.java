package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long it takes from the start of a peer's process until its first request has come. */
record FirstRequest() implements Case {

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "From the start of the process to the first request, on all processors";
  }

  @Override
  public String work() {
    return "start";
  }

  @Override
  public int rounds() {
    return 3;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    Work work = new Work(work(), 1, 1, Duration.ZERO, Duration.ofSeconds(1));
    String latency = new Latency.Constant(Duration.ZERO).text();
    try (Target target = site.target(TruthTarget.class, latency.split(" ", -1))) {
      long begin = System.currentTimeMillis();
      try (ProcessTree tree = peer.startFree(work, target.port())) {
        new Patience(peer, tree).untilFirst(() -> target.truth(0, 0).firstMillis() != 0);
      }
      return Map.of("seconds", (target.truth(0, 0).firstMillis() - begin) / 1e3);
    }
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column.Of("s", "seconds"));
  }
}
