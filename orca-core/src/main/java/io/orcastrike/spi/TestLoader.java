package io.orcastrike.spi;

/**
 * Finds a test. The leader's and each drone's own.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface TestLoader {

  /**
   * Finds the files of a test, fetching what is missing, and runs none of its code. Called by the
   * leader once per run and by each drone once per run, on a thread that may block; interrupting it
   * ends the search. Whoever calls it closes what it returns.
   *
   * @param test what the loader understands: a path, coordinates, a class name
   * @throws TestNotFoundException saying what was looked for, where, and what to do
   */
  FoundTest find(String test) throws TestNotFoundException;

  /**
   * Finds a test and opens it at once, for those who need not compare its files.
   *
   * @throws TestNotFoundException saying what was looked for, where, and what to do
   */
  default LoadedTest load(String test) throws TestNotFoundException {
    try (FoundTest found = find(test)) {
      return found.open();
    }
  }
}
