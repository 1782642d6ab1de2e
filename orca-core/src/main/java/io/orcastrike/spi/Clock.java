package io.orcastrike.spi;

/**
 * Where time comes from. Nothing in Orca asks the system for it in another way.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface Clock {

  /** Returns the machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }

  /** Returns nanoseconds from an arbitrary origin; never goes back. */
  long nanos();

  /** Returns nanoseconds since 1970-01-01T00:00Z by the wall clock, which may be stepped. */
  long wallNanos();

  /**
   * Waits until {@link #nanos()} is at least a value.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleepUntil(long nanos) throws InterruptedException;
}
