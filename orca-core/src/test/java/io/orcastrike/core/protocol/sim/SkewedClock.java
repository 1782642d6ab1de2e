package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Now;
import io.orcastrike.spi.Clock;

/** The clocks of one machine: off by some, drifting, stepped, or standing still. */
final class SkewedClock implements Clock {
  private static final long WALL = 1_700_000_000_000_000_000L;

  private final World world;
  private final long monotonicFrom;
  private final double drift;
  private long wallOffset;
  private long stoodStill;

  SkewedClock(World world, long monotonicFrom, long wallOffset, double drift) {
    this.world = world;
    this.monotonicFrom = monotonicFrom;
    this.wallOffset = wallOffset;
    this.drift = drift;
  }

  /** Returns the clocks of the next process on the same machine. */
  SkewedClock restarted(long from) {
    SkewedClock next = new SkewedClock(world, from, wallOffset, drift);
    next.stoodStill = stoodStill;
    return next;
  }

  void step(long nanos) {
    wallOffset += nanos;
  }

  /** The machine was suspended: its monotonic clock does not know of that time. */
  void standStill(long nanos) {
    stoodStill += nanos;
  }

  private long elapsed() {
    return world.now() + (long) (world.now() * drift);
  }

  @Override
  public long nanos() {
    return monotonicFrom + elapsed() - stoodStill;
  }

  @Override
  public long wallNanos() {
    return WALL + elapsed() + wallOffset;
  }

  Now now() {
    return new Now(nanos(), wallNanos());
  }

  @Override
  public void sleepUntil(long nanos) {
    throw new UnsupportedOperationException("nobody sleeps here");
  }
}
