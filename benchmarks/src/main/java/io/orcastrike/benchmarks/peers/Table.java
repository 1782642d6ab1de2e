package io.orcastrike.benchmarks.peers;

import java.util.List;
import java.util.StringJoiner;

/** The answers to a case as a table in Markdown. */
final class Table {
  private Table() {}

  static String text(Case asked, int rounds, List<Peer> peers, Figures figures) {
    StringBuilder text = new StringBuilder("\n**" + asked.title() + "**");
    text.append(rounds == 1 ? " (one round)" : " (medians of %d rounds)".formatted(rounds));
    text.append("\n\n").append(row("", asked.columns().stream().map(Column::title).toList()));
    text.append("|---".repeat(asked.columns().size() + 1)).append("|\n");
    for (Peer peer : peers) {
      if (figures.has(peer.name())) {
        text.append(
            row(
                peer.title(),
                asked.columns().stream()
                    .map(column -> column.cell(figures, peer.name()))
                    .toList()));
      }
    }
    return text.toString();
  }

  private static String row(String first, List<String> cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n").add(first);
    cells.forEach(row::add);
    return row.toString();
  }
}
