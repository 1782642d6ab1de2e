package io.orcastrike.core.compare;

import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words what came of the figures. */
final class Reasons {
  private static final int MOST = 5;

  private Reasons() {}

  static List<String> of(List<Change> changes) {
    List<String> reasons = new ArrayList<>();
    addEach(reasons, changes, Outcome.WORSE);
    addEach(reasons, changes, Outcome.BETTER);
    List<Change> untold =
        changes.stream().filter(each -> each.outcome() == Outcome.NOT_COMPARABLE).toList();
    if (!untold.isEmpty()) {
      reasons.add(
          "%d of %d figures cannot be told from chance at all, for too few values or another load: %s"
              .formatted(untold.size(), changes.size(), listed(untold)));
    }
    return reasons;
  }

  private static void addEach(List<String> reasons, List<Change> changes, Outcome outcome) {
    List<Change> found =
        changes.stream()
            .filter(each -> each.outcome() == outcome)
            .sorted(Comparator.comparingDouble(each -> -Math.abs(share(each))))
            .toList();
    String word = outcome.name().toLowerCase(Locale.ROOT);
    found.stream()
        .limit(MOST)
        .forEach(
            each ->
                reasons.add(
                    "%s: %s of %s, %s"
                        .formatted(word, each.figure(), name(each.key()), amount(each))));
    if (found.size() > MOST) {
      reasons.add("%s: and %d more figures".formatted(word, found.size() - MOST));
    }
  }

  private static String amount(Change change) {
    if (change.before() == 0) {
      return String.format(Locale.ROOT, "from 0 to %.3g", change.after());
    }
    return String.format(
        Locale.ROOT,
        "%+.1f %%, from %.4g to %.4g",
        100 * share(change),
        change.before(),
        change.after());
  }

  /** Returns the change as a share of what was. */
  private static double share(Change change) {
    return change.before() == 0
        ? Double.MAX_VALUE
        : (change.after() - change.before()) / change.before();
  }

  private static String listed(List<Change> changes) {
    String listed =
        String.join(
            ", ",
            changes.stream()
                .limit(MOST)
                .map(each -> each.figure() + " of " + name(each.key()))
                .toList());
    return changes.size() > MOST ? listed + ", ..." : listed;
  }

  /** Returns the name of a series as people say it. */
  static String name(SeriesKey key) {
    String whole = key.workload() + " / " + key.scenario();
    return key.isIteration() ? whole : whole + " / " + key.step();
  }
}
