package io.orcastrike.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the time of a scenario's iterations went: mean by mean, since only means add up.
 *
 * @param scenario its name
 * @param meanMicros of the response time
 * @param parts of it, which add up to all of it
 */
record Spent(String scenario, double meanMicros, List<Part> parts) {
  private static final int MOST_STEPS = 6;

  /** A part of the time. */
  record Part(String name, Ink ink, double micros) {}

  private static final List<Ink> STEPS = List.of(Ink.BLUE, Ink.GREEN, Ink.SKY, Ink.PURPLE);

  /** Returns what is known, of the scenarios that took the most time first. */
  static List<Spent> of(List<StepRow> rows) {
    return rows.stream()
        .filter(row -> row.isIteration() && row.totalResponseMicros() > 0)
        .sorted(Comparator.comparingDouble(StepRow::totalResponseMicros).reversed())
        .map(row -> of(row, rows))
        .toList();
  }

  private static Spent of(StepRow whole, List<StepRow> rows) {
    double iterations = Math.max(1, whole.response().count() + whole.failed());
    List<StepRow> steps =
        rows.stream()
            .filter(row -> row.workload().equals(whole.workload()))
            .filter(row -> row.scenario().equals(whole.scenario()))
            .filter(row -> !row.isIteration() && !row.isWaiting() && !row.isPart())
            .sorted(Comparator.comparingDouble(StepRow::totalServiceMicros).reversed())
            .toList();
    List<Part> parts = new ArrayList<>();
    double waited = whole.totalResponseMicros() - whole.totalServiceMicros();
    add(parts, "waiting to start", Ink.ORANGE, waited / iterations);
    double others = 0;
    double all = 0;
    for (int i = 0; i < steps.size(); i++) {
      double micros = steps.get(i).totalServiceMicros() / iterations;
      all += micros;
      if (i < MOST_STEPS) {
        add(parts, steps.get(i).step(), STEPS.get(i % STEPS.size()), micros);
      } else {
        others += micros;
      }
    }
    add(parts, "other steps", Ink.GREY, others);
    // Steps that ran at the same time take more together than the iteration did.
    add(parts, "outside of steps", Ink.GREY, whole.totalServiceMicros() / iterations - all);
    return new Spent(whole.scenario(), whole.totalResponseMicros() / iterations, parts);
  }

  private static void add(List<Part> parts, String name, Ink ink, double micros) {
    if (micros > 0) {
      parts.add(new Part(name, ink, micros));
    }
  }

  double sumMicros() {
    return parts.stream().mapToDouble(Part::micros).sum();
  }

  Part largest() {
    return parts.stream()
        .max(Comparator.comparingDouble(Part::micros))
        .orElse(new Part("nothing", Ink.GREY, 0));
  }
}
