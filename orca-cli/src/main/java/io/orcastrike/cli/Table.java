package io.orcastrike.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Text in columns as wide as they need to be; numbers to the right.
 *
 * <p>Used by one thread at a time.
 */
final class Table {
  private record Row(Paint paint, List<String> cells) {}

  private final Look look;
  private final int columns;
  private final List<Row> rows = new ArrayList<>();
  private final Set<Integer> left = new HashSet<>();

  Table(Look look, String... titles) {
    this.look = look;
    this.columns = titles.length;
    if (Arrays.stream(titles).anyMatch(title -> !title.isEmpty())) {
      row(Paint.DIM, titles);
    }
  }

  /** Sets columns flush left. */
  Table left(int... which) {
    Arrays.stream(which).forEach(left::add);
    return this;
  }

  /** Adds a row; one with a single cell spans all columns. */
  Table row(Paint paint, String... cells) {
    rows.add(new Row(paint, Arrays.stream(cells).map(Figures::harmless).toList()));
    return this;
  }

  List<String> lines() {
    int[] widths = new int[columns];
    for (Row row : rows) {
      for (int i = 0; row.cells().size() > 1 && i < columns; i++) {
        widths[i] = Math.max(widths[i], Figures.columns(row.cells().get(i)));
      }
    }
    return rows.stream().map(row -> row.paint().on(line(row.cells(), widths), look)).toList();
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String pad = " ".repeat(cells.size() == 1 ? 0 : widths[i] - Figures.columns(cell));
      line.append("  ").append(left.contains(i) ? cell + pad : pad + cell);
    }
    return line.toString().stripTrailing();
  }
}
