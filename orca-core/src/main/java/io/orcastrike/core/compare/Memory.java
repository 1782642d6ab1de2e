package io.orcastrike.core.compare;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much neighbouring units have to do with each other, for all figures of a series. A wave goes
 * through all of them, but in those that few values decide it is hidden by chance, and looks
 * shorter than it is: so the half of them that remembers longest decides.
 *
 * @param before in the earlier run
 * @param after in the later one
 * @param paired in the differences between both; none where units have no counterparts
 */
record Memory(Stretch before, Stretch after, Stretch paired) {

  static Memory of(List<? extends Statistic> before, List<? extends Statistic> after) {
    Stretch first = stretch(before.stream().map(Statistic::pulls).toList());
    Stretch second = stretch(after.stream().map(Statistic::pulls).toList());
    boolean hasPairs = before.getFirst().units() == after.getFirst().units();
    List<double[]> differences =
        IntStream.range(0, hasPairs ? before.size() : 0)
            .mapToObj(i -> difference(before.get(i).pulls(), after.get(i).pulls()))
            .toList();
    return new Memory(first, second, stretch(differences));
  }

  private static Stretch stretch(List<double[]> pulls) {
    return pulls.stream()
        .mapToDouble(Stretch::correlation)
        .sorted()
        .skip(pulls.size() / 2)
        .average()
        .stream()
        .mapToObj(correlation -> Stretch.of(correlation, pulls.getFirst().length))
        .findFirst()
        .orElse(Stretch.SINGLE);
  }

  private static double[] difference(double[] before, double[] after) {
    double[] difference = after.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= before[i];
    }
    return difference;
  }
}
