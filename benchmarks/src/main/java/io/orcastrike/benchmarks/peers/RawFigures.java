package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of all figures: a line for each case, peer, round and figure, with tabs between.
 *
 * <p>Used by one thread.
 */
final class RawFigures implements AutoCloseable {
  private final PrintWriter out;

  RawFigures(Path file) throws IOException {
    out = new PrintWriter(Files.newBufferedWriter(file));
    out.println("case\tpeer\tround\tfigure\tvalue");
  }

  void add(Case asked, Peer peer, int round, Map<String, Double> figures) {
    new TreeMap<>(figures)
        .forEach(
            (figure, value) ->
                out.println(
                    String.join("\t", asked.name(), peer.name(), "" + round, figure, "" + value)));
    out.flush();
  }

  @Override
  public void close() {
    out.close();
  }
}
