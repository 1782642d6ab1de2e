package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.LossPolicy;

/** A run to be led, and its load. */
record Spec(
    String run, int least, int most, int everyone, double rate, int seconds, LossPolicy losses) {
  /** Returns how many seconds come first and are not judged. */
  int warmUp() {
    return seconds / 4;
  }
}
