package io.orcastrike.core.capacity;

import io.orcastrike.report.Capacity.Trial;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the trials say together, by rate. */
final class RatesTried {
  private final NavigableMap<Double, Votes> rates = new TreeMap<>();

  RatesTried(Collection<Trial> trials) {
    for (Trial trial : trials) {
      rates.merge(
          trial.rate(),
          Votes.NONE.plus(trial.outcome()),
          (before, one) -> before.plus(trial.outcome()));
    }
  }

  boolean none() {
    return rates.isEmpty();
  }

  Votes at(double rate) {
    return rates.getOrDefault(rate, Votes.NONE);
  }

  /** The lowest rate that must be tried again to say which way it goes. */
  OptionalDouble open() {
    return lowest(Votes::isOpen);
  }

  /** The lowest rate that the drones do not reach. */
  OptionalDouble outOfReach() {
    return lowest(Votes::isOutOfReach);
  }

  /** The lowest rate that was broken more often than kept. */
  OptionalDouble mostlyBroken() {
    return lowest(Votes::leansBroken);
  }

  /** The highest rate below a limit that was kept more often than broken. */
  OptionalDouble mostlyKept(double below) {
    return highest(rates.headMap(below, false), Votes::leansKept);
  }

  /** The lowest rate that was ever broken. */
  OptionalDouble everBroken() {
    return lowest(votes -> votes.broken() > 0);
  }

  /** The highest rate that was ever kept. */
  OptionalDouble everKept() {
    return highest(rates, votes -> votes.kept() > 0);
  }

  /** The highest rate that was kept each time, as was every rate below it. */
  OptionalDouble low() {
    double below = Math.min(orElseInfinite(everBroken()), orElseInfinite(outOfReach()));
    return highest(rates.headMap(below, false), votes -> votes.kept() > 0);
  }

  /** The lowest rate that was broken each time, as was every rate above it. */
  OptionalDouble high() {
    double above = everKept().orElse(0);
    return lowest(
        rates.tailMap(above, false), votes -> votes.broken() > 0 && !votes.isOutOfReach());
  }

  static double orElseInfinite(OptionalDouble rate) {
    return rate.orElse(Double.POSITIVE_INFINITY);
  }

  private OptionalDouble lowest(Predicate<Votes> which) {
    return lowest(rates, which);
  }

  private static OptionalDouble lowest(NavigableMap<Double, Votes> of, Predicate<Votes> which) {
    return of.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .mapToDouble(Map.Entry::getKey)
        .findFirst();
  }

  private static OptionalDouble highest(NavigableMap<Double, Votes> of, Predicate<Votes> which) {
    return lowest(of.descendingMap(), which);
  }
}
