package io.orcastrike.core.compare;

import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says why two runs cannot be compared, in plain words. */
final class Comparability {
  /** Fewer units of a run say too little of how much units differ by chance. */
  static final int FEWEST_UNITS = 5;

  private Comparability() {}

  /** Returns what stands in the way, whatever was measured; nothing when nothing does. */
  static List<String> obstacles(RunReport before, RunReport after) {
    List<String> obstacles = new ArrayList<>();
    add(obstacles, before);
    if (!before.info().runId().equals(after.info().runId())) {
      add(obstacles, after);
    }
    if (!before.info().plan().equals(after.info().plan())) {
      obstacles.add(
          "the plans must be the same, were \"%s\" and \"%s\""
              .formatted(before.info().plan(), after.info().plan()));
    }
    if (obstacles.isEmpty() && commonScenarios(before, after).isEmpty()) {
      obstacles.add("the runs must have a scenario in common, had none");
    }
    return obstacles;
  }

  private static void add(List<String> obstacles, RunReport report) {
    String run = "run " + report.info().runId();
    Verdict verdict = report.verdict();
    if (verdict != Verdict.PASSED && verdict != Verdict.FAILED) {
      String why = report.reasons().isEmpty() ? "" : ": " + report.reasons().getFirst();
      obstacles.add(
          "%s must be PASSED or FAILED, was %s%s"
              .formatted(run, verdict.name().replace('_', ' '), why));
    } else if (!report.complete()) {
      obstacles.add(run + " must be complete, but data of drones is missing");
    } else if (report.courses().isEmpty()) {
      obstacles.add(
          run + " holds no courses: nothing was measured, or an earlier version of Orca wrote it");
    }
  }

  private static Set<List<String>> commonScenarios(RunReport before, RunReport after) {
    Set<List<String>> common = MeasuredRun.scenarios(before);
    common.retainAll(MeasuredRun.scenarios(after));
    return common;
  }

  /** Returns which run is too short to tell a change from chance. */
  static List<String> tooShort(MeasuredRun before, MeasuredRun after) {
    List<String> tooShort = new ArrayList<>();
    for (MeasuredRun run : List.of(before, after)) {
      if (run.units() < FEWEST_UNITS) {
        tooShort.add(
            "run %s has %d block%s of %d s after warm-up, and %d are needed to tell a change from"
                    .formatted(
                        run.runId(),
                        run.units(),
                        run.units() == 1 ? "" : "s",
                        run.unitSeconds(),
                        FEWEST_UNITS)
                + " chance: let it last %d s longer"
                    .formatted(FEWEST_UNITS * run.unitSeconds() - run.seconds()));
      }
    }
    return tooShort;
  }

  /** Tells whether a series is the same thing in both runs. */
  static boolean isOneThing(SeriesKey key) {
    return !key.step().equals(SeriesKey.OTHER);
  }
}
