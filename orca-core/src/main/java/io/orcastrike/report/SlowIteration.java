package io.orcastrike.report;

import java.util.Comparator;
import java.util.List;

/**
 * One of the slowest iterations of its scenario, with what it did: an example to be looked up in
 * the logs and traces of the system under test.
 *
 * <p>Immutable.
 *
 * @param workload the workload's name
 * @param scenario the scenario's name
 * @param number of the iteration in its workload
 * @param user that ran it
 * @param drone its place in the team
 * @param beganMicros when it really began, since the start of the run
 * @param responseMicros since it was due, without pauses
 * @param serviceMicros since it began, without pauses
 * @param outcome how it ended
 * @param trace the id under which it is traced, outside of steps; empty: none was told
 * @param steps in the order in which they began; of many, the longest
 * @param moreSteps how many it had besides
 */
public record SlowIteration(
    String workload,
    String scenario,
    long number,
    long user,
    int drone,
    long beganMicros,
    long responseMicros,
    long serviceMicros,
    Outcome outcome,
    String trace,
    List<Step> steps,
    long moreSteps) {
  /** The most of a scenario that a run keeps. */
  public static final int MOST = 5;

  /** The most steps that are kept of one. */
  public static final int MOST_STEPS = 20;

  /** The most characters of a step's name, and of a trace's id. */
  public static final int LONGEST_TEXT = 200;

  /** The slowest first. */
  public static final Comparator<SlowIteration> ORDER =
      Comparator.comparingLong(SlowIteration::responseMicros)
          .reversed()
          .thenComparing(SlowIteration::workload)
          .thenComparing(SlowIteration::scenario)
          .thenComparingLong(SlowIteration::number);

  /** Copies the steps, and checks what a network may have changed. */
  public SlowIteration {
    steps = List.copyOf(steps);
    check("drone", drone);
    check("beganMicros", beganMicros);
    check("responseMicros", responseMicros);
    check("serviceMicros", serviceMicros);
    check("moreSteps", moreSteps);
    checkLength("trace", trace);
    if (steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "a slow iteration must have at most %d steps, had %,d"
              .formatted(MOST_STEPS, steps.size()));
    }
  }

  /**
   * A step of it.
   *
   * @param name as the author gave it
   * @param outcome how it ended; one that still ran ended as the iteration did
   * @param beganMicros since the iteration began, pauses included
   * @param tookMicros from its start to its end
   * @param trace the id under which it is traced; empty: none was told
   */
  public record Step(
      String name, Outcome outcome, long beganMicros, long tookMicros, String trace) {
    /** Checks what a network may have changed. */
    public Step {
      checkLength("name", name);
      checkLength("trace", trace);
      check("tookMicros", tookMicros);
    }
  }

  /** Returns the same, told of a drone. */
  public SlowIteration of(int itsDrone) {
    return new SlowIteration(
        workload,
        scenario,
        number,
        user,
        itsDrone,
        beganMicros,
        responseMicros,
        serviceMicros,
        outcome,
        trace,
        steps,
        moreSteps);
  }

  private static void check(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s of a slow iteration must be >= 0, was %d".formatted(name, value));
    }
  }

  private static void checkLength(String name, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "%s of a slow iteration must have at most %d characters, had %,d"
              .formatted(name, LONGEST_TEXT, text.length()));
    }
  }
}
