package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;

/**
 * Until when a drone may start iterations, by both of its clocks: the one that only goes on may
 * stand still while the machine is suspended, the other may be set. Asked by every starter before
 * every start; once it has lapsed it is never renewed.
 *
 * <p>Safe for use by many threads.
 */
public final class Lease {
  /** A machine that was suspended, or whose clock was set, cannot tell how long it was away. */
  private static final long MOST_CLOCK_STEP = 5_000_000_000L;

  private final Clock clock;
  private final long clockGap;
  private volatile long until;
  private volatile long wallUntil;
  private volatile boolean lapsed;

  /** Makes a lease until an instant of the clock. */
  public Lease(Clock clock, long until) {
    this.clock = clock;
    this.clockGap = clock.wallNanos() - clock.nanos();
    renew(until);
  }

  /** Returns a lease without end, for load that nobody leads. */
  public static Lease endless(Clock clock) {
    return new Lease(clock, Long.MAX_VALUE);
  }

  /** Moves the end. */
  public void renew(long later) {
    boolean isEndless = later == Long.MAX_VALUE;
    wallUntil = isEndless ? later : clock.wallNanos() + (later - clock.nanos());
    until = later;
  }

  /** Tells whether an iteration may be started now. */
  boolean holds(long nanos) {
    long wall = clock.wallNanos();
    if (nanos >= until
        || wall >= wallUntil
        || Math.abs(wall - nanos - clockGap) > MOST_CLOCK_STEP) {
      lapsed = true;
    }
    return !lapsed;
  }

  /** Tells whether a start was refused. */
  public boolean hasLapsed() {
    return lapsed;
  }
}
