package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks Orca and its peers the same questions, in turn, and prints the answers as Markdown; started
 * by {@code benchmarks/peers/run}.
 */
public final class Comparison {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Site site;
  private final Options options;
  private final List<Peer> peers = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private Comparison(Site site, Options options) {
    this.site = site;
    this.options = options;
  }

  /** Runs it; the arguments are those of the script. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Options options;
    List<Case> cases;
    try {
      options = Options.of(arguments);
      cases = options.chosen();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(Comparison::endChildren));
    Path root = Path.of(System.getProperty("orca.root"));
    Path out =
        root.resolve("benchmarks/target/peers-out")
            .resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
    Comparison comparison = new Comparison(new Site(root, Files.createDirectories(out)), options);
    comparison.install();
    comparison.run(cases);
  }

  private void install() throws IOException, InterruptedException {
    List<String> names = options.peers().isEmpty() ? Peer.names(site) : options.peers();
    for (String name : names) {
      try {
        say("installing " + name);
        peers.add(Peer.install(site, name));
      } catch (IOException e) {
        missing.add("%s: %s".formatted(name, e.getMessage()));
        say(missing.getLast());
      }
    }
  }

  private void run(List<Case> cases) throws IOException, InterruptedException {
    System.out.println(Machine.text());
    missing.forEach(peer -> System.out.println("\nNot here, " + peer));
    try (RawFigures raw = new RawFigures(site.out().resolve("figures.tsv"))) {
      for (Case one : cases) {
        ask(one, raw);
      }
    }
    say("all figures are in " + site.out());
  }

  private void ask(Case one, RawFigures raw) throws InterruptedException {
    Figures figures = new Figures();
    List<String> trouble = new ArrayList<>();
    int rounds = options.rounds().orElse(one.rounds());
    for (int round = 1; round <= rounds; round++) {
      for (Peer peer : peers) {
        if (peer.can(one.work())) {
          say("%s, round %d of %d, %s".formatted(one.name(), round, rounds, peer.title()));
          try {
            Site here = site.below(one.name() + "-" + round);
            Map<String, Double> answer = one.ask(peer.at(here), here);
            answer.forEach((figure, value) -> figures.add(peer.name(), figure, value));
            raw.add(one, peer, round, answer);
          } catch (IOException e) {
            trouble.add("%s, round %d: %s".formatted(peer.title(), round, e.getMessage()));
            say(trouble.getLast());
          }
        }
      }
    }
    System.out.println(Table.text(one, rounds, peers, figures));
    trouble.forEach(line -> System.out.println("Failed: " + line + "\n"));
  }

  /** Whatever ends this program ends those that it started. */
  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static void say(String text) {
    System.err.println("peers: " + text);
  }
}
