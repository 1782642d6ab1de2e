package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What many users cost who mostly wait: each sends one request after another to a slow target. */
record SlowUsers(int users, int seconds) implements Case {
  private static final Duration TRUTH = Duration.ofSeconds(1);
  private static final Duration RAMP = Duration.ofSeconds(10);
  private static final double LOOK = 0.1;

  @Override
  public String name() {
    return "users";
  }

  @Override
  public String title() {
    return "Slow users: %,d, each with a connection of its own, started within %d s, and a target of %d s"
        .formatted(users, RAMP.toSeconds(), TRUTH.toSeconds());
  }

  @Override
  public String work() {
    return "users";
  }

  @Override
  public int rounds() {
    return 1;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    Duration length = RAMP.plusSeconds(seconds);
    Work work = new Work(work(), 0, users, RAMP, length);
    String latency = new Latency.Constant(TRUTH).text();
    try (Target target = site.target(TruthTarget.class, latency.split(" ", -1));
        ProcessTree tree = peer.start(work, target.port())) {
      Patience patience = new Patience(peer, tree);
      patience.untilFirst(() -> target.truth(0, 0).firstMillis() != 0);
      long most = 0;
      long end = System.nanoTime() + length.toNanos();
      while (System.nanoTime() < end && tree.isAlive()) {
        most = Math.max(most, tree.residentBytes());
        tree.await(Duration.ofNanos(Math.round(LOOK * 1e9)));
      }
      patience.untilEnded(0);
      double from = RAMP.toSeconds() + 1;
      double to = length.toSeconds() - 1;
      return Map.of(
          "memory",
          most / 1e6,
          "rate",
          target.truth(from, to).served().count() / (to - from),
          "connections",
          (double) target.truth(0, 0).mostOpen(),
          "errors",
          peer.reported(work, target.port()).figure("all", "errors"));
    }
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column.Of("memory MB", "memory"),
        new Column.Of("requests/s", "rate"),
        new Column.Of("errors", "errors"),
        new Column.Of("connections", "connections"));
  }
}
