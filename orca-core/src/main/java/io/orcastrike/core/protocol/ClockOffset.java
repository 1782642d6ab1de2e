package io.orcastrike.core.protocol;

/**
 * The leader's wall clock minus ours, as NTP (RFC 5905) measures it: from a round trip, with half
 * of that round trip as its bound. The bound grows as clocks drift apart, so that a later round
 * trip takes over even if it was a little longer.
 */
final class ClockOffset {
  /** Clocks that nobody disciplines drift less, as a share of time. */
  private static final double MOST_DRIFT = 100e-6;

  private long offset;
  private long halfTrip;
  private long measuredAt;
  private boolean known;

  /** Takes an answer that arrived now to a message of ours. */
  void sample(long sentAt, long answeredAt, long now) {
    long trip = now - sentAt;
    if (trip >= 0 && (!known || trip / 2 <= bound(now))) {
      known = true;
      halfTrip = trip / 2;
      measuredAt = now;
      offset = answeredAt - (sentAt + trip / 2);
    }
  }

  /** Forgets all that was measured. */
  void forget() {
    known = false;
    offset = 0;
    halfTrip = 0;
  }

  /** Tells whether it was measured at all. */
  boolean isKnown() {
    return known;
  }

  /** Returns by how much the offset may be wrong now; 0 while it is not known. */
  long bound(long now) {
    return known ? halfTrip + (long) (MOST_DRIFT * Math.max(0, now - measuredAt)) : 0;
  }

  long nanos() {
    return offset;
  }
}
