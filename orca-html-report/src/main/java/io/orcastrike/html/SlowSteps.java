package io.orcastrike.html;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.SlowIteration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The steps of a slow iteration as texts.
 *
 * @param longest the one that took most
 * @param all in the order in which they began
 * @param trace of the iteration, or else of its longest step
 */
record SlowSteps(String longest, List<String> all, String trace) {

  static SlowSteps of(SlowIteration iteration) {
    Optional<SlowIteration.Step> longest =
        iteration.steps().stream().max(Comparator.comparingLong(SlowIteration.Step::tookMicros));
    List<String> all = new ArrayList<>();
    iteration.steps().forEach(step -> all.add(text(step)));
    if (iteration.moreSteps() > 0) {
      all.add("%s, none longer".formatted(Figures.plural(iteration.moreSteps(), "more step")));
    }
    return new SlowSteps(
        longest.map(step -> brief(step)).orElse(""),
        all,
        iteration.trace().isEmpty()
            ? longest.map(SlowIteration.Step::trace).orElse("")
            : iteration.trace());
  }

  private static String brief(SlowIteration.Step step) {
    return "%s %s ms".formatted(step.name(), Figures.millis((double) step.tookMicros()));
  }

  private static String text(SlowIteration.Step step) {
    String failed =
        step.outcome() == Outcome.SUCCEEDED
            ? ""
            : ", " + step.outcome().name().toLowerCase(Locale.ROOT);
    String trace = step.trace().isEmpty() ? "" : ", trace " + step.trace();
    return "at %s ms: %s%s%s"
        .formatted(Figures.millis((double) step.beganMicros()), brief(step), failed, trace);
  }
}
