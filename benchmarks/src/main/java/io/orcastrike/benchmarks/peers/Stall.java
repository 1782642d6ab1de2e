package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a peer reports of a target that stands still once. The truth is reckoned from the schedule:
 * whoever was due meanwhile waited until the end.
 */
record Stall() implements Case {
  private static final int RATE = 1_000;
  private static final int CONNECTIONS = 100;
  private static final int SECONDS = 20;

  @Override
  public String name() {
    return "stall";
  }

  @Override
  public String title() {
    return "Truth in a stall: 2 s once in %d s, at %,d requests per second"
        .formatted(SECONDS, RATE);
  }

  @Override
  public String work() {
    return "stall";
  }

  @Override
  public int rounds() {
    return 1;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    int lead = peer.lead(work());
    Duration length = Duration.ofSeconds(lead + SECONDS);
    Work work = new Work(work(), RATE, CONNECTIONS, Duration.ZERO, length);
    try (Target target = site.target(TruthTarget.class, latency(lead).text().split(" ", -1));
        ProcessTree tree = peer.start(work, target.port())) {
      Patience patience = new Patience(peer, tree);
      patience.untilFirst(() -> target.truth(0, 0).firstMillis() != 0);
      patience.untilEnded(lead + SECONDS);
      Reported reported = peer.reported(work, target.port());
      Truth seen = target.truth(lead, 1e6);
      Percentiles truth = Percentiles.ofSchedule(latency(0), RATE, SECONDS);
      Map<String, Double> figures = new HashMap<>();
      figures.put("sent", 100.0 * seen.served().count() / RATE / SECONDS);
      figures.put("connections", (double) seen.mostOpen());
      for (int percentile : List.of(95, 99)) {
        figures.put("p" + percentile, reported.figure("all", "p" + percentile) / 1e3);
        figures.put("true p" + percentile, truth.millis(percentile) / 1e3);
      }
      figures.put("max", reported.figure("all", "max") / 1e3);
      figures.put("true max", truth.millis(100) / 1e3);
      figures.put("errors", reported.figure("all", "errors"));
      return figures;
    }
  }

  /** A stall in the middle of what is reported. */
  private static Latency latency(int lead) {
    return new Latency.Stall(
        Duration.ofMillis(1), Duration.ofSeconds(lead + 9), Duration.ofSeconds(2));
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column.Of("sent %", "sent"),
        new Column.Against("p95 s", "p95", "true p95"),
        new Column.Against("p99 s", "p99", "true p99"),
        new Column.Against("max s", "max", "true max"),
        new Column.Of("errors", "errors"),
        new Column.Of("connections", "connections"));
  }
}
