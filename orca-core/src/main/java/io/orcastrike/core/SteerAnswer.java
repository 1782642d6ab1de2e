package io.orcastrike.core;

/**
 * What a run says to a command.
 *
 * <p>Immutable.
 *
 * @param accepted whether it obeys
 * @param text in plain words: when the command takes effect, or why it is refused
 */
public record SteerAnswer(boolean accepted, String text) {
  static SteerAnswer yes(String text) {
    return new SteerAnswer(true, text);
  }

  static SteerAnswer no(String text) {
    return new SteerAnswer(false, text);
  }
}
