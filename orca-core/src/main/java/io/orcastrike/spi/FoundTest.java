package io.orcastrike.spi;

import io.orcastrike.report.LockedFile;
import java.util.List;

/**
 * A test whose files are known, and none of whose code has run yet.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface FoundTest extends AutoCloseable {

  /**
   * Returns what every other loader finds the very same files by: in Maven coordinates, a snapshot
   * by its timestamp, and the class if one was named.
   */
  String address();

  /** Returns the exact files; empty when the test came from the class path. */
  List<LockedFile> lock();

  /**
   * Loads the test into a class loader of its own and makes its object. Runs code of the test.
   *
   * @throws TestNotFoundException saying what was looked for, where, and what to do
   */
  LoadedTest open() throws TestNotFoundException;

  /**
   * Gives back what finding it took. Called once by whoever found it, when it will not be opened
   * again; the tests that were opened stay open. Does nothing by default.
   */
  @Override
  default void close() {}
}
