package io.orcastrike.core;

import java.time.Duration;

/**
 * A drone that serves one run after another. Like a {@link Run}, it keeps no JVM alive.
 *
 * <p>Safe for use by many threads.
 */
public interface SwarmDrone extends AutoCloseable {

  /**
   * Waits until the drone has ended: closed, or unfit for further runs because iterations of a test
   * did not end although interrupted. Then its process should be started anew.
   *
   * @return whether it is unfit
   */
  boolean await() throws InterruptedException;

  /** Tells whether it takes part in a run now, from the preparation of the test to its cleanup. */
  boolean isBusy();

  /**
   * Ends the drone gently: it takes part in no further run, carries out the one that it has begun
   * to prepare or to load, and ends. Waits for that; after a time it is closed all the same, and
   * waited for no longer than handing over takes.
   *
   * @param most how long a run may go on
   * @throws InterruptedException if the calling thread is interrupted; the drone is drained, but
   *     not closed
   */
  void drain(Duration most) throws InterruptedException;

  /**
   * Ends the drone; returns at once. A run under way loses it: its load is interrupted, what was
   * recorded is handed over, for a few seconds at most.
   */
  @Override
  void close();
}
