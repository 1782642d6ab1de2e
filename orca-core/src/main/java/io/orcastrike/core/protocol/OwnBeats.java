package io.orcastrike.core.protocol;

/**
 * A leader's own beats that came back to it: signs that the bus carries.
 *
 * <p>Used by one thread at a time.
 */
final class OwnBeats {
  private long heard;
  private long heardAt;

  /** From now on it counts how long none has come back. */
  void begin(Now now) {
    heardAt = now.nanos();
  }

  /** Takes one in; false: it has come before. */
  boolean hear(Header beat, Now now) {
    if (beat.number() <= heard) {
      return false;
    }
    heard = beat.number();
    heardAt = now.nanos();
    return true;
  }

  /** Returns how long none has come back, in nanoseconds. */
  long away(Now now) {
    return now.nanos() - heardAt;
  }
}
