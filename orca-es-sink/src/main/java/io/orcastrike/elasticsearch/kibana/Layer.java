package io.orcastrike.elasticsearch.kibana;

import java.util.ArrayList;
import java.util.List;

/**
 * The table that Lens computes for a panel. Columns are known by their place: {@code b0} is the
 * first bucket, {@code m0} the first number.
 */
record Layer(List<Column> buckets, List<Column> numbers) {
  static final String ID = "orca";

  /** Takes the columns apart; buckets come first, as Lens wants it. */
  static Layer of(List<Column> columns) {
    return new Layer(
        columns.stream().filter(Column::isBucket).toList(),
        columns.stream().filter(column -> !column.isBucket()).toList());
  }

  List<String> bucketIds() {
    return ids("b", buckets);
  }

  List<String> numberIds() {
    return ids("m", numbers);
  }

  private static List<String> ids(String letter, List<Column> columns) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ids.add(letter + i);
    }
    return ids;
  }

  List<String> ids() {
    List<String> ids = new ArrayList<>(bucketIds());
    ids.addAll(numberIds());
    return ids;
  }

  Json json() {
    List<Column> all = new ArrayList<>(buckets);
    all.addAll(numbers);
    Json columns = Json.EMPTY;
    for (int i = 0; i < all.size(); i++) {
      columns = columns.with(ids().get(i), all.get(i).json(numberIds().getFirst()));
    }
    return Json.of("columnOrder", ids())
        .with("incompleteColumns", Json.EMPTY)
        .with("sampling", 1)
        .with("columns", columns);
  }
}
