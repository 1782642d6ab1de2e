package io.orcastrike.html;

import java.util.ArrayList;
import java.util.List;

/**
 * How many iterations took how long, over time.
 *
 * @param columns pieces of the run, each with its buckets
 * @param lowest the lower edge of the lowest bucket, above 0
 * @param highest the upper edge of the highest bucket
 * @param most how many the fullest bucket of a column holds; 0: there are no values
 */
record HeatMap(List<Column> columns, long lowest, long highest, long most) {
  private static final int MOST_COLUMNS = 120;

  /** A piece of the run. */
  record Column(int fromSecond, int toSecond, Buckets buckets) {}

  static HeatMap of(List<Moment> moments) {
    int each = Math.max(1, (moments.size() + MOST_COLUMNS - 1) / MOST_COLUMNS);
    List<Column> columns = new ArrayList<>();
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    long most = 0;
    for (int from = 0; from < moments.size(); from += each) {
      List<Moment> joined = moments.subList(from, Math.min(from + each, moments.size()));
      Buckets buckets = joined.stream().map(Moment::heat).reduce(Buckets.NONE, Buckets::plus);
      int end = joined.get(joined.size() - 1).toSecond();
      columns.add(new Column(joined.get(0).fromSecond(), end, buckets));
      for (int i = 0; i < buckets.size(); i++) {
        lowest = Math.min(lowest, buckets.index(i));
        highest = Math.max(highest, buckets.index(i));
        most = Math.max(most, buckets.count(i));
      }
    }
    return new HeatMap(
        columns,
        Math.max(1, BucketScale.COARSE.lower(Math.min(lowest, highest))),
        BucketScale.COARSE.upper(highest),
        most);
  }

  boolean isEmpty() {
    return most == 0;
  }

  /** Returns how dark a bucket is: by the logarithm, so that a single iteration is seen too. */
  double darkness(long count) {
    return 0.15 + 0.85 * Math.log((double) count) / Math.log((double) Math.max(2, most));
  }
}
