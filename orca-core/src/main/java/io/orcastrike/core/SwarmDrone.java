package io.orcastrike.core;

/**
 * A drone that serves one run after another.
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

  /**
   * Ends the drone; returns at once. A run under way loses it: its load is interrupted, what was
   * recorded is handed over, for a few seconds at most.
   */
  @Override
  void close();
}
