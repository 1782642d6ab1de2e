package io.orcastrike.api;

import java.util.List;

/**
 * Test data for a scenario, picked by iteration number: whatever the number of drones, no row is
 * given out again before all have been, unless {@link #random} or {@link #sameOnEveryDrone} asks
 * for it. Declared by {@link Plan.Builder#feed}, read by {@link Iteration#row}. Told apart by
 * identity, so keep it in a field of the test: {@code feed(users.once())} declares another.
 *
 * <p>Immutable.
 *
 * @param <T> what a row is
 */
public final class Feeder<T> {

  /** In which order rows are given out. */
  public enum Order {
    /** One after another, from the start again after the last. */
    CIRCULAR,
    /** One after another; the load ends when they have run out. */
    ONCE,
    /** Any row each time, seeded by the run. */
    RANDOM
  }

  /**
   * Where rows come from.
   *
   * @param <T> what a row is
   */
  public sealed interface Source<T> {

    /** A resource beside the test's classes, with a header line, read as UTF-8. */
    record Csv(String resource) implements Source<Row> {}

    /** A resource beside the test's classes, one JSON object a line, read as UTF-8. */
    record JsonLines(String resource) implements Source<Row> {}

    /** Rows that the test made itself, equal on every drone. */
    record Rows<T>(List<T> rows) implements Source<T> {
      /** Copies the rows. */
      public Rows {
        rows = List.copyOf(rows);
      }
    }
  }

  private final String name;
  private final Source<T> source;
  private final Order order;
  private final boolean sameOnEveryDrone;

  private Feeder(String name, Source<T> source, Order order, boolean sameOnEveryDrone) {
    this.name = name;
    this.source = source;
    this.order = order;
    this.sameOnEveryDrone = sameOnEveryDrone;
  }

  /** Returns the rows of a CSV resource on the test's class path, such as {@code "users.csv"}. */
  public static Feeder<Row> csv(String resource) {
    return new Feeder<>(resource, new Source.Csv(resource), Order.CIRCULAR, false);
  }

  /** Returns the rows of a JSON-lines resource on the test's class path. */
  public static Feeder<Row> jsonLines(String resource) {
    return new Feeder<>(resource, new Source.JsonLines(resource), Order.CIRCULAR, false);
  }

  /** Returns the elements of a list, which every drone must make alike. */
  public static <T> Feeder<T> of(String name, List<T> rows) {
    return new Feeder<>(name, new Source.Rows<>(rows), Order.CIRCULAR, false);
  }

  /** Gives each row out once; the load ends cleanly when they have run out. */
  public Feeder<T> once() {
    return new Feeder<>(name, source, Order.ONCE, sameOnEveryDrone);
  }

  /** Gives out any row each time, the same for the same seed and iteration. */
  public Feeder<T> random() {
    return new Feeder<>(name, source, Order.RANDOM, sameOnEveryDrone);
  }

  /** Gives every drone the same rows, instead of each its own. */
  public Feeder<T> sameOnEveryDrone() {
    return new Feeder<>(name, source, order, true);
  }

  /** Returns the name, for people. */
  public String name() {
    return name;
  }

  /** Returns where rows come from. */
  public Source<T> source() {
    return source;
  }

  /** Returns the order of rows. */
  public Order order() {
    return order;
  }

  /** Tells whether every drone gets the same rows. */
  public boolean isSameOnEveryDrone() {
    return sameOnEveryDrone;
  }

  @Override
  public String toString() {
    return "feeder \"" + name + "\"";
  }
}
