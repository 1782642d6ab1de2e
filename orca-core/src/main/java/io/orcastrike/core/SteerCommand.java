package io.orcastrike.core;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a run's load while it is made.
 *
 * <p>Immutable.
 */
public sealed interface SteerCommand {
  /** The lowest factor of a rate. */
  double LEAST_FACTOR = 0.01;

  /** The highest factor of a rate. */
  double MOST_FACTOR = 100;

  /** Begin nothing more for now; the plan goes on where it was. */
  record Pause() implements SteerCommand {}

  /** Go on after a pause. */
  record Resume() implements SteerCommand {}

  /**
   * Make every arrival rate another.
   *
   * @param factor of the plan's own rate: 1 is as planned
   */
  record Rate(double factor) implements SteerCommand {
    /** Checks the factor. */
    public Rate {
      if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
        throw new IllegalArgumentException(
            "a rate must be from %s to %.0f times the plan's, was %s"
                .formatted(LEAST_FACTOR, MOST_FACTOR, factor));
      }
    }
  }

  /** Begin nothing more; what runs may finish within its grace. */
  record Stop() implements SteerCommand {}

  /** Begin nothing more, and interrupt what runs. */
  record Abort() implements SteerCommand {}

  /**
   * Reads a command as people write it: {@code pause}, {@code resume}, {@code rate 1.5}, {@code
   * stop}, {@code abort}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static SteerCommand parse(String text) {
    String[] words = text.strip().split("\\s+", 3);
    if (words.length == 2 && words[0].equals("rate")) {
      return new Rate(factor(words[1]));
    }
    SteerCommand command = words.length == 1 ? named(words[0]) : null;
    if (command == null) {
      throw new IllegalArgumentException(
          "a command must be pause, resume, rate FACTOR, stop or abort, was \"%s\""
              .formatted(text.length() > 40 ? text.substring(0, 40) : text));
    }
    return command;
  }

  private static @Nullable SteerCommand named(String word) {
    return switch (word) {
      case "pause" -> new Pause();
      case "resume" -> new Resume();
      case "stop" -> new Stop();
      case "abort" -> new Abort();
      default -> null;
    };
  }

  private static double factor(String text) {
    try {
      return Double.parseDouble(text.startsWith("x") ? text.substring(1) : text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a rate must be a number such as 1.5, times the plan's, was \"%s\"".formatted(text), e);
    }
  }

  /** Returns the command as {@link #parse} reads it. */
  default String text() {
    return switch (this) {
      case Pause pause -> "pause";
      case Resume resume -> "resume";
      case Rate rate -> "rate " + rate.factor();
      case Stop stop -> "stop";
      case Abort abort -> "abort";
    };
  }
}
