package io.orcastrike.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What profiles made of stages have in common. */
final class Stages {
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  private Stages() {}

  static List<Stage> append(List<Stage> stages, Stage... more) {
    List<Stage> all = new ArrayList<>(stages);
    all.addAll(List.of(more));
    return all;
  }

  /** Returns the target that the last stage reaches. */
  static double reached(double start, List<Stage> stages) {
    return stages.isEmpty() ? start : stages.get(stages.size() - 1).target();
  }

  static Duration total(List<Stage> stages) {
    return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Stages::plus);
  }

  static Duration duration(List<Stage> stages, Bounds bounds) {
    Duration total = total(stages);
    return bounds.maxDuration().filter(max -> max.compareTo(total) < 0).orElse(total);
  }

  /** A sum that no time can hold is reported by the rules, with its place. */
  private static Duration plus(Duration sum, Duration next) {
    try {
      return sum.plus(next);
    } catch (ArithmeticException e) {
      return FOREVER;
    }
  }
}
