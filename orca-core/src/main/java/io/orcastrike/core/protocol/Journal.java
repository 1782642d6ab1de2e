package io.orcastrike.core.protocol;

import java.io.IOException;
import java.util.List;

/**
 * Where the leader writes what must outlive it, before it says so to others. Entries are messages,
 * as they travel.
 *
 * <p>Used by one thread at a time.
 */
public interface Journal extends AutoCloseable {

  /** Returns a journal that keeps nothing, for runs that keep no results. */
  static Journal none() {
    return new Journal() {
      @Override
      public void append(byte[] entry) {}

      @Override
      public void sync() {}

      @Override
      public void close() {}
    };
  }

  /** Writes an entry; it is safe after the next {@link #sync}. */
  void append(byte[] entry) throws IOException;

  /**
   * Makes all entries safe.
   *
   * @throws IOException if that is not sure; never to be tried again
   */
  void sync() throws IOException;

  /** Writes an entry of what does not change any more; it is safe after the next checkpoint. */
  default void settle(byte[] entry) throws IOException {}

  /**
   * Writes an entry of the run's record, for sinks to read; it is safe after the next checkpoint.
   */
  default void record(byte[] entry) throws IOException {}

  /** Tells whether reading it back would take long, so that a checkpoint is due. */
  default boolean isLong() {
    return false;
  }

  /**
   * Puts entries in place of all others but the settled and recorded ones, and makes all of them
   * safe.
   *
   * @param before those to be read before the settled ones
   * @param after those to be read after them
   */
  default void checkpoint(List<byte[]> before, List<byte[]> after) throws IOException {}

  @Override
  void close() throws IOException;
}
