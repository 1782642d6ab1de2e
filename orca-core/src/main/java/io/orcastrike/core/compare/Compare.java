package io.orcastrike.core.compare;

import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Comparison.Difference;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two runs. The same two reports give the same answer: what is random has a fixed seed.
 *
 * <p>Safe for use by many threads.
 */
public final class Compare {
  private Compare() {}

  /**
   * Returns what changed.
   *
   * @param before the earlier run, or the one to be measured by
   * @param after the run that is judged
   */
  public static Comparison runs(RunReport before, RunReport after, CompareSettings settings) {
    List<Difference> setUp = SetUp.differences(before, after);
    List<String> obstacles = Comparability.obstacles(before, after);
    if (!obstacles.isEmpty()) {
      return new Comparison(Outcome.NOT_COMPARABLE, obstacles, List.of(), setUp);
    }
    Grid grid = Grid.of(before, after);
    MeasuredRun first = new MeasuredRun(before, grid);
    MeasuredRun second = new MeasuredRun(after, grid);
    List<String> tooShort = Comparability.tooShort(first, second);
    if (!tooShort.isEmpty()) {
      return new Comparison(Outcome.NOT_COMPARABLE, tooShort, List.of(), setUp);
    }
    boolean sameLoad = SetUp.sameLoad(before, after);
    List<Change> changes = new Changes(first, second, sameLoad, settings).judged();
    Outcome outcome = whole(changes);
    List<String> reasons = new ArrayList<>();
    if (!sameLoad) {
      reasons.add(
          "the load differs, as the set-up shows: latencies under another load are not like for"
              + " like");
    }
    if (Pairing.isWanted(first, second) && !Pairing.isPossible(first, second)) {
      reasons.add(
          "the load changes over time and the runs differ in length: what a ramp does counts as"
              + " chance, so that little can be told from it");
    }
    reasons.addAll(Reasons.of(changes));
    return new Comparison(outcome, reasons, changes, setUp);
  }

  private static Outcome whole(List<Change> changes) {
    List<Outcome> outcomes = changes.stream().map(Change::outcome).distinct().toList();
    for (Outcome first : List.of(Outcome.WORSE, Outcome.BETTER, Outcome.NOISE)) {
      if (outcomes.contains(first)) {
        return first;
      }
    }
    return Outcome.NOT_COMPARABLE;
  }
}
