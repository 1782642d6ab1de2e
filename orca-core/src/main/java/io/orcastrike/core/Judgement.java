package io.orcastrike.core;

import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comes to the verdict of a run that made load: the first rule that applies.
 *
 * @param ending what ended the run before its time
 * @param failure why the protocol could not go on
 * @param complete whether all data has arrived
 * @param lost the drones that were lost
 * @param endless iterations that did not end although interrupted, by workload
 * @param untrusted why numbers cannot be believed
 */
record Judgement(
    Optional<Ending> ending,
    Optional<String> failure,
    boolean complete,
    List<String> lost,
    Totals totals,
    Map<String, Long> endless,
    List<String> untrusted,
    List<ThresholdResult> thresholds) {

  Verdict verdict() {
    Optional<Verdict> ended = ending.map(Ending::verdict).filter(v -> v != Verdict.FAILED);
    if (ended.isPresent()) {
      return ended.get();
    }
    if (!notCompleted().isEmpty()) {
      return Verdict.NOT_COMPLETED;
    }
    if (!untrusted.isEmpty()) {
      return Verdict.INVALID;
    }
    if (ending.isPresent() || any(State.FAILED) || any(State.NO_DATA)) {
      return Verdict.FAILED;
    }
    return any(State.INCONCLUSIVE) || !lost.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.PASSED;
  }

  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    ending.ifPresent(end -> reasons.add(end.reason()));
    reasons.addAll(notCompleted());
    reasons.addAll(untrusted);
    if (failure.isEmpty() && !lost.isEmpty()) {
      reasons.add(
          "the run went on without %s: %,d iterations were not delivered"
              .formatted(String.join(", ", lost), totals.undelivered()));
    }
    for (ThresholdResult threshold : thresholds) {
      switch (threshold.state()) {
        case PASSED -> {}
        case FAILED -> reasons.add("threshold %s failed".formatted(threshold.expression()));
        case NO_DATA -> reasons.add(explain(threshold, "had no data"));
        case INCONCLUSIVE -> reasons.add(explain(threshold, "is inconclusive"));
      }
    }
    return reasons;
  }

  private static String explain(ThresholdResult threshold, String what) {
    return "threshold %s %s: %s".formatted(threshold.expression(), what, threshold.explanation());
  }

  private List<String> notCompleted() {
    List<String> reasons = new ArrayList<>();
    failure.ifPresent(reasons::add);
    endless.forEach(
        (workload, count) ->
            reasons.add(
                "%,d iterations of load \"%s\" did not end, not even when interrupted"
                    .formatted(count, workload)));
    if (failure.isEmpty() && lost.isEmpty() && !complete) {
      reasons.add("data of a drone is missing");
    } else if (failure.isEmpty() && endless.isEmpty() && !totals.balanced()) {
      reasons.add("the counts do not balance: " + totals);
    }
    return reasons;
  }

  private boolean any(State state) {
    return thresholds.stream().anyMatch(threshold -> threshold.state() == state);
  }
}
