package io.orcastrike.core.capacity;

import io.orcastrike.api.Rate;
import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What trials come to, in plain words. */
final class Conclusion {
  private final Ending ending;
  private final List<Trial> trials;
  private final RatesTried tried;

  Conclusion(Ending ending, List<Trial> trials) {
    this.ending = ending;
    this.trials = trials;
    this.tried = new RatesTried(trials);
  }

  Capacity capacity(List<String> thresholds) {
    return new Capacity(thresholds, tried.low(), tried.high(), trials, text());
  }

  private String text() {
    return switch (ending) {
      case FOUND -> ends() + between();
      case NEVER_BROKEN -> ends() + ", the highest rate that was to be tried";
      case NEVER_KEPT -> ends() + ", the lowest rate that was to be tried" + why(Outcome.BROKEN);
      case OUT_OF_REACH ->
          "%s%s the numbers cannot be believed%s: that is the limit of the drones, and not of the target; add drones"
              .formatted(
                  tried.low().isPresent() ? low() + "; at " : "at ",
                  rate(tried.outOfReach()),
                  why(Outcome.UNTRUSTED));
      case UNFINISHED ->
          "ended after %d trials, before it was sure%s"
              .formatted(trials.size(), ends().isEmpty() ? "" : ": " + ends() + between());
    };
  }

  private String ends() {
    List<String> ends = new ArrayList<>();
    if (tried.low().isPresent()) {
      ends.add(low());
    }
    if (tried.high().isPresent()) {
      int times = tried.at(tried.high().getAsDouble()).broken();
      ends.add("broken at %s, %d of %d times".formatted(rate(tried.high()), times, times));
    }
    return String.join("; ", ends);
  }

  private String low() {
    int times = tried.at(tried.low().orElseThrow()).kept();
    return "kept at %s, %d of %d times".formatted(rate(tried.low()), times, times);
  }

  private String between() {
    double low = tried.low().orElse(0);
    double high = tried.high().orElse(Double.POSITIVE_INFINITY);
    boolean both = trials.stream().anyMatch(trial -> trial.rate() > low && trial.rate() < high);
    return both ? "; between them trials went either way" : "";
  }

  /** The reason that the last trial of that outcome gave. */
  private String why(Outcome outcome) {
    return trials.stream()
        .filter(trial -> trial.outcome() == outcome && !trial.reason().isEmpty())
        .reduce((earlier, later) -> later)
        .map(trial -> " (%s)".formatted(trial.reason()))
        .orElse("");
  }

  private static String rate(OptionalDouble perSecond) {
    return new Rate(perSecond.orElseThrow()).toString();
  }
}
