package io.orcastrike.benchmarks.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a case: a value in each round for each peer and figure.
 *
 * <p>Used by one thread.
 */
final class Figures {
  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

  void add(String peer, String figure, double value) {
    values
        .computeIfAbsent(peer, name -> new LinkedHashMap<>())
        .computeIfAbsent(figure, name -> new ArrayList<>())
        .add(value);
  }

  boolean has(String peer) {
    return values.containsKey(peer);
  }

  /** Returns the one in the middle; not a number where there is none. */
  double median(String peer, String figure) {
    double[] sorted = sorted(peer, figure);
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Returns the median, and in brackets the least and the most where they read otherwise. */
  String cell(String peer, String figure) {
    double[] sorted = sorted(peer, figure);
    if (sorted.length == 0) {
      return "–";
    }
    String low = number(sorted[0]);
    String high = number(sorted[sorted.length - 1]);
    String middle = number(median(peer, figure));
    return low.equals(high) ? middle : "%s (%s–%s)".formatted(middle, low, high);
  }

  /** Returns a number with three digits that count; without a fraction where it has none. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    boolean whole = size >= 100 || value == Math.rint(value);
    String pattern = whole ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  private double[] sorted(String peer, String figure) {
    double[] sorted =
        values.getOrDefault(peer, Map.of()).getOrDefault(figure, List.of()).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
