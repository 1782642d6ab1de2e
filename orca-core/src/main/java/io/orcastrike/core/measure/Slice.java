package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import io.orcastrike.report.Series;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.Totals;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a drone recorded in whole seconds of a run.
 *
 * <p>Immutable.
 *
 * @param from its first second
 * @param to the second after its last
 * @param loads how many iterations of each workload were due, begun and dropped
 * @param series what ended
 * @param checks how checks came out, warm-up apart
 * @param counters of the author's own, warm-up apart
 * @param values distributions of the author's own, warm-up apart
 * @param errors by group
 * @param slowest iterations of their scenarios on the drone up to then, warm-up apart
 * @param generator how the drone itself did
 */
public record Slice(
    int from,
    int to,
    List<Load> loads,
    List<Series> series,
    List<Check> checks,
    List<Counter> counters,
    List<Values> values,
    List<Failures> errors,
    List<SlowIteration> slowest,
    Generator generator) {
  /** No run is longer: 100 days. */
  private static final int MOST_SECONDS = 100 * 24 * 3_600;

  /** Copies the lists, and checks the seconds: the leader counts them one by one. */
  public Slice {
    if (from < 0 || to < from || to > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "a slice's seconds must be in order, from 0 to %,d, were %,d to %,d"
              .formatted(MOST_SECONDS, from, to));
    }
    loads = List.copyOf(loads);
    series = List.copyOf(series);
    checks = List.copyOf(checks);
    counters = List.copyOf(counters);
    values = List.copyOf(values);
    errors = List.copyOf(errors);
    slowest = List.copyOf(slowest);
  }

  /** Iterations of a workload that were due, begun and dropped. */
  public record Load(
      String workload, boolean warmUp, long planned, long started, Totals.Dropped dropped) {}

  /** How a check came out. */
  public record Check(String scenario, String name, long passed, long failed) {}

  /** What was added to a counter. */
  public record Counter(String name, long amount) {}

  /** What was recorded of a distribution. */
  public record Values(String name, Distribution distribution) {}

  /** Errors with the same normalised message. */
  public record Failures(
      String scenario, String step, String message, long count, List<String> samples) {
    /** Copies the samples. */
    public Failures {
      samples = List.copyOf(samples);
    }
  }

  /**
   * How the drone itself did.
   *
   * @param lag microseconds that iterations started late, warm-up apart
   * @param probe microseconds that a virtual thread woken every 10 ms woke late
   * @param inFlight iterations running at the end
   * @param oldestMicros the age of the longest-running iteration
   * @param excess iterations begun up to then before a change of the load had them due
   * @param namesOverflowed whether names above the limit were put under "other"
   */
  public record Generator(
      Distribution lag,
      Distribution probe,
      Health health,
      long inFlight,
      long oldestMicros,
      long excess,
      boolean namesOverflowed) {
    /** Nothing known. */
    public static final Generator UNKNOWN = inFlight(0);

    /** Returns one of which only the iterations running are known. */
    static Generator inFlight(long count) {
      return new Generator(
          Distribution.EMPTY, Distribution.EMPTY, Health.UNKNOWN, count, 0, 0, false);
    }
  }

  /** Returns a slice of the same seconds that holds part of the series and nothing else. */
  public Slice onlySeries(List<Series> part) {
    return new Slice(
        from,
        to,
        List.of(),
        part,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Generator.UNKNOWN);
  }

  /** Returns this slice with other series. */
  public Slice withSeries(List<Series> part) {
    return new Slice(from, to, loads, part, checks, counters, values, errors, slowest, generator);
  }

  /** Returns this slice, told of a drone. */
  Slice of(int drone) {
    List<SlowIteration> its = slowest.stream().map(iteration -> iteration.of(drone)).toList();
    return new Slice(from, to, loads, series, checks, counters, values, errors, its, generator);
  }

  /** Returns this slice with another word of how the drone did. */
  Slice withGenerator(Generator other) {
    return new Slice(from, to, loads, series, checks, counters, values, errors, slowest, other);
  }

  /** Returns the iterations of all workloads, warm-up included. */
  public Totals totals() {
    SentSums sums = new SentSums();
    sums.add(this);
    return sums.totals(workload -> true, true);
  }

  /** Returns how many distributions this holds. */
  public int distributions() {
    return 2 * series.size() + values.size() + 2;
  }

  /** Tells whether {@link #halves()} makes smaller ones. */
  public boolean isDivisible() {
    return Stream.of(loads, series, checks, counters, values, errors, slowest)
        .anyMatch(list -> list.size() > 1);
  }

  /** Returns two slices of the same seconds whose sum this is; the second tells of the drone. */
  public List<Slice> halves() {
    return List.of(
        new Slice(
            from,
            to,
            first(loads),
            first(series),
            first(checks),
            first(counters),
            first(values),
            first(errors),
            first(slowest),
            Generator.UNKNOWN),
        new Slice(
            from,
            to,
            second(loads),
            second(series),
            second(checks),
            second(counters),
            second(values),
            second(errors),
            second(slowest),
            generator));
  }

  private static <T> List<T> first(List<T> list) {
    return list.subList(0, list.size() / 2);
  }

  private static <T> List<T> second(List<T> list) {
    return list.subList(list.size() / 2, list.size());
  }
}
