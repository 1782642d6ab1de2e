package io.orcastrike.core.compare;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the stretches of neighbouring units are that are drawn together, for all figures of a
 * series: as long as the one of them needs that remembers longest. A wave goes through all of them,
 * and is hidden by chance in those that few values decide.
 *
 * @param before in the earlier run
 * @param after in the later one
 * @param paired in the differences between both; 1 where they have no counterparts
 */
record Stretches(int before, int after, int paired) {

  static Stretches of(List<? extends Statistic> before, List<? extends Statistic> after) {
    int first = longest(before.stream().map(Statistic::pulls).toList());
    int second = longest(after.stream().map(Statistic::pulls).toList());
    boolean hasPairs = before.getFirst().units() == after.getFirst().units();
    List<double[]> differences =
        IntStream.range(0, hasPairs ? before.size() : 0)
            .mapToObj(i -> difference(before.get(i).pulls(), after.get(i).pulls()))
            .toList();
    return new Stretches(first, second, longest(differences));
  }

  private static int longest(List<double[]> pulls) {
    return pulls.stream().mapToInt(StretchLength::of).max().orElse(1);
  }

  private static double[] difference(double[] before, double[] after) {
    double[] difference = after.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= before[i];
    }
    return difference;
  }
}
