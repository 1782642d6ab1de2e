package io.orcastrike.spi;

import io.orcastrike.api.LoadTest;

/**
 * A test in a class loader of its own.
 *
 * <p>Used by one thread at a time.
 */
public interface LoadedTest extends AutoCloseable {

  /** Returns the test's object, always the same. */
  LoadTest test();

  /** Returns the class loader for every thread that runs code of the test. */
  ClassLoader classLoader();

  /** Closes the class loader. Called once, after the last code of the test. */
  @Override
  void close();
}
