package io.orcastrike.spi;

import io.orcastrike.report.LockedFile;
import java.util.List;

/**
 * A test whose files are known, and none of whose code has run yet.
 *
 * <p>Immutable.
 */
public interface FoundTest {

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
}
