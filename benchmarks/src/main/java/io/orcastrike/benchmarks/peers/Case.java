package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A question that all peers are asked in turn. */
interface Case {
  /** Returns the name, by which it is chosen on the command line. */
  String name();

  /** Returns what is above its table. */
  String title();

  /** Returns the kind of work that a peer must be able to do. */
  String work();

  /** Returns how often it is asked where nobody says. */
  int rounds();

  /**
   * Asks a peer once.
   *
   * @return its figures
   * @throws IOException if it did not do the work
   */
  Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException;

  /** Returns the columns of its table. */
  List<Column> columns();
}
