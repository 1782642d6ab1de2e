package io.orcastrike.core.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts probabilities for how many there are (Holm, 1979), so that the chance of even one false
 * alarm among all of them stays what it would be for one alone, however they depend on each other.
 */
final class Holm {
  private Holm() {}

  /** Returns the adjusted probabilities, in the same order. */
  static double[] adjusted(List<Double> probabilities) {
    int n = probabilities.size();
    double[] adjusted = new double[n];
    List<Integer> rising =
        IntStream.range(0, n).boxed().sorted(Comparator.comparing(probabilities::get)).toList();
    double largest = 0;
    for (int place = 0; place < n; place++) {
      int which = rising.get(place);
      largest = Math.max(largest, Math.min(1, (n - place) * probabilities.get(which)));
      adjusted[which] = largest;
    }
    return adjusted;
  }
}
