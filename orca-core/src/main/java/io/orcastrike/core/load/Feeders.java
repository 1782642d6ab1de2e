package io.orcastrike.core.load;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Row;
import io.orcastrike.api.Workload;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of a workload's feeders. A number's row follows from its ordinal among the iterations
 * that declare the feeder, so no two drones give out the same one.
 *
 * <p>Safe for use by many threads.
 */
final class Feeders {
  private final IdentityHashMap<Feeder<?>, Rows> rows = new IdentityHashMap<>();
  private final long seed;

  private record Rows(List<?> all, AtomicLong givenHere) {}

  private Feeders(long seed) {
    this.seed = seed;
  }

  static Feeders of(Workload workload, long seed, ClassLoader tests) {
    Feeders feeders = new Feeders(seed);
    workload.scenarios().stream()
        .flatMap(scenario -> scenario.feeders().stream())
        .forEach(
            feeder ->
                feeders.rows.computeIfAbsent(
                    feeder, key -> new Rows(FeederFiles.rows(key, tests), new AtomicLong())));
    return feeders;
  }

  /** Returns the first number for which a feeder has no row left. */
  long numbers(Mix mix) {
    long numbers = Schedule.UNBOUNDED;
    for (Map.Entry<Feeder<?>, Rows> entry : rows.entrySet()) {
      Feeder<?> feeder = entry.getKey();
      if (feeder.order() == Feeder.Order.ONCE) {
        numbers = Math.min(numbers, mix.numberOf(entry.getValue().all.size(), feeder));
      }
    }
    return numbers;
  }

  Object row(Feeder<?> feeder, long number, Mix mix) {
    Rows of = rows.get(feeder);
    if (of == null) {
      throw new IllegalArgumentException("a scenario must declare " + feeder + " with feed(...)");
    }
    long ordinal =
        feeder.isSameOnEveryDrone() ? of.givenHere.getAndIncrement() : mix.ordinal(number, feeder);
    int size = of.all.size();
    long place =
        switch (feeder.order()) {
          case CIRCULAR -> ordinal % size;
          case ONCE -> Math.min(ordinal, size - 1);
          case RANDOM -> Math.floorMod(Seeds.fold(seed ^ feeder.name().hashCode(), ordinal), size);
        };
    return of.all.get((int) place);
  }

  /** Returns what a plan's digest says of a feeder: as many rows with the same content. */
  String digest(Feeder<?> feeder) {
    Rows of = rows.get(feeder);
    if (of == null) {
      return "";
    }
    int content = of.all.stream().map(Feeders::content).toList().hashCode();
    return of.all.size() + " rows " + Integer.toHexString(content);
  }

  /** An author's own types may have a hash, and a text, that differ from one process to another. */
  private static String content(Object row) {
    return row instanceof Row || row instanceof String || row instanceof Number
        ? row.toString()
        : "";
  }
}
