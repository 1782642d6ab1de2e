package io.orcastrike.http.wire;

import java.io.IOException;

/** Bytes to and from a target. Read and written by one thread; broken off by any. */
interface Pipe {
  /** Waits for bytes and reads what there is; -1 at the end. */
  int read(byte[] into, int from, int length) throws IOException;

  /** Reads what there is without waiting: 0 where that is nothing, or nobody can tell. */
  int readNow(byte[] into, int from, int length) throws IOException;

  /** Writes all of it. */
  void write(byte[] bytes, int from, int length) throws IOException;

  /**
   * Tells whether nothing has come that was not read, not even the end; else it is of no use.
   *
   * @param since when something came last, by {@link System#nanoTime}
   */
  boolean isQuiet(long since) throws IOException;

  /** Closes it as the target expects. Called while nobody reads or writes. */
  void close() throws IOException;

  /** Closes it at once; who reads or writes gets an exception. Called by any thread. */
  default void breakOff() throws IOException {
    close();
  }
}
