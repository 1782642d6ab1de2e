package io.orcastrike.spi;

/**
 * Finds a test. The leader's and each drone's own.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface TestLoader {

  /**
   * Loads a test into a class loader of its own. Called by the leader once per run and by each
   * drone once per run, on a thread that may block.
   *
   * @param test what the loader understands: a path, coordinates, a class name
   * @throws TestNotFoundException saying what was looked for, where, and what to do
   */
  LoadedTest load(String test) throws TestNotFoundException;
}
