package io.orcastrike.core.protocol;

/**
 * How far from T0 a drone's load began, by the leader's clock: it began when the offset said so
 * that was known then, and better ones are measured in the seconds after.
 *
 * <p>Used by one thread at a time.
 */
final class StartSkew {
  private final long offsetAtStart;
  private long later;
  private long bound;

  /** Makes it from the offset by which the load begins and the bound of that, in nanoseconds. */
  StartSkew(long offsetAtStart, long bound) {
    this.offsetAtStart = offsetAtStart;
    this.bound = bound;
  }

  /** Takes a later measurement, if it is better. */
  void measured(long offset, long boundOfIt) {
    if (boundOfIt <= bound) {
      later = offset - offsetAtStart;
      bound = boundOfIt;
    }
  }

  /** Returns what a drone says at its end, told by the leader's clock. */
  Message.Last of(Message.Last last) {
    return last.skewed(later / 1_000, (bound + 999) / 1_000);
  }
}
