package io.orcastrike.http;

/**
 * The names of a step's parts, made once for each step.
 *
 * <p>Immutable.
 */
record StepNames(
    String waiting, String connect, String tls, String send, String firstByte, String body) {

  static StepNames of(String step) {
    return new StepNames(
        step + " > wait",
        step + " > connect",
        step + " > TLS",
        step + " > send",
        step + " > first byte",
        step + " > body");
  }
}
