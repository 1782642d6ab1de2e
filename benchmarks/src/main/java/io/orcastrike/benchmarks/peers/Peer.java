package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A load generator: a folder with a script named {@code peer}, whose first argument says what to
 * do.
 *
 * @param name of its folder
 * @param title how tables call it
 * @param leads the kinds of work that it can do, and for each the seconds at its beginning of which
 *     it reports nothing
 */
record Peer(Site site, String name, String title, Map<String, Integer> leads) {
  private static final Duration TO_INSTALL = Duration.ofMinutes(10);
  private static final Duration TO_TELL = Duration.ofMinutes(1);

  /** Returns the names of all folders that hold one. */
  static List<String> names(Site site) throws IOException {
    try (Stream<Path> folders = Files.list(site.peers())) {
      return folders
          .filter(folder -> Files.isExecutable(folder.resolve("peer")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * Installs one and asks what it is.
   *
   * @throws IOException if it cannot be had here; the message says what to do
   */
  static Peer install(Site site, String name) throws IOException, InterruptedException {
    Files.createDirectories(site.installed(name));
    Peer unknown = new Peer(site, name, name, Map.of());
    unknown.output("install", Map.of(), TO_INSTALL);
    List<String> title = unknown.output("title", Map.of(), TO_TELL);
    List<String> works = unknown.output("works", Map.of(), TO_TELL);
    return new Peer(site, name, title.getFirst(), leads(works.getFirst()));
  }

  /** Reads kinds of work, as {@code highest} or, with 10 seconds unreported, {@code stall+10}. */
  static Map<String, Integer> leads(String works) {
    Map<String, Integer> leads = new HashMap<>();
    for (String work : works.split(" ", -1)) {
      String[] parts = work.split("[+]", 2);
      leads.put(parts[0], parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }
    return leads;
  }

  /** Returns the same, with its files in the folder of another site. */
  Peer at(Site other) {
    return new Peer(other, name, title, leads);
  }

  boolean can(String work) {
    return leads.containsKey(work);
  }

  /** Returns the seconds at the beginning of a kind of work of which it reports nothing. */
  int lead(String work) {
    return leads.getOrDefault(work, 0);
  }

  /** Starts it, on the generator's processor. */
  ProcessTree start(Work work, int port) throws IOException {
    return site.pinned(command("start"), environment(work.environment(port)), log("start"));
  }

  /** Starts it on all processors, as a user does who waits for it. */
  ProcessTree startFree(Work work, int port) throws IOException {
    return site.free(command("start"), environment(work.environment(port)), log("start"));
  }

  /** Returns what it reports of the work it did last. */
  Reported reported(Work work, int port) throws IOException, InterruptedException {
    return Reported.of(output("result", work.environment(port), TO_TELL));
  }

  /** Returns the files and folders that make up its installation. */
  List<Path> files() throws IOException, InterruptedException {
    return output("files", Map.of(), TO_TELL).stream().map(Path::of).toList();
  }

  /** Returns the last lines that it printed while it worked, to explain what went wrong. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log("start"));
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  private List<String> output(String what, Map<String, String> more, Duration most)
      throws IOException, InterruptedException {
    Path log = log(what);
    try (ProcessTree script = site.free(command(what), environment(more), log)) {
      boolean ended = script.await(most);
      List<String> lines = Files.readAllLines(log);
      if (!ended) {
        throw new IOException("%s took longer than %d s".formatted(what, most.toSeconds()));
      }
      if (script.exitValue() != 0) {
        throw new IOException(lines.isEmpty() ? what + " failed" : lines.getLast());
      }
      return lines;
    }
  }

  private List<String> command(String what) {
    return List.of(site.peers().resolve(name).resolve("peer").toString(), what);
  }

  private Map<String, String> environment(Map<String, String> more) throws IOException {
    Path out = Files.createDirectories(site.out().resolve(name));
    Map<String, String> all = new HashMap<>(more);
    all.put("PEER_INSTALLED", site.installed(name).toString());
    all.put("PEER_OUT", out.toString());
    return all;
  }

  private Path log(String what) throws IOException {
    return Files.createDirectories(site.out().resolve(name)).resolve(what + ".log");
  }
}
