package io.orcastrike.core.protocol;

/**
 * The leader's wall clock minus ours, as NTP measures it: from the round trip that was shortest,
 * with half of that round trip as its bound.
 */
final class ClockOffset {
  private long offset;
  private long roundTrip = Long.MAX_VALUE;

  /** Takes an answer that arrived now to a message of ours. */
  void sample(long sentAt, long answeredAt, long now) {
    long trip = now - sentAt;
    if (trip >= 0 && trip < roundTrip) {
      roundTrip = trip;
      offset = answeredAt - (sentAt + trip / 2);
    }
  }

  /** Forgets all that was measured. */
  void forget() {
    offset = 0;
    roundTrip = Long.MAX_VALUE;
  }

  /** Tells whether it was measured at all. */
  boolean isKnown() {
    return roundTrip < Long.MAX_VALUE;
  }

  /** Returns by how much the offset may be wrong. */
  long bound() {
    return isKnown() ? roundTrip / 2 : 0;
  }

  long nanos() {
    return offset;
  }
}
