package io.orcastrike.http;

import static io.orcastrike.api.Iteration.PART;

/**
 * The names of a step's parts, made once for each step.
 *
 * <p>Immutable.
 */
record PartNames(
    String waiting, String connect, String tls, String send, String firstByte, String body) {

  static PartNames of(String step) {
    return new PartNames(
        step + PART + "wait",
        step + PART + "connect",
        step + PART + "TLS",
        step + PART + "send",
        step + PART + "first byte",
        step + PART + "body");
  }
}
