package io.orcastrike.http.wire;

import java.io.IOException;

/**
 * Connections to origins, at most so many to each: who finds none free waits for one, first come
 * first served.
 *
 * <p>Safe for use by many threads.
 */
public interface Connections extends AutoCloseable {
  /**
   * Sends a request and reads the head of its response.
   *
   * @param timings filled with what the parts take, until the reply was read to its end
   * @return to be closed, which gives the connection back
   * @throws IOException that says what failed, where, and after how long
   * @throws InterruptedException as soon as the thread is interrupted; the connection is closed
   */
  Reply exchange(Origin origin, WireRequest request, Timings timings)
      throws IOException, InterruptedException;

  /** Closes all of them, those in use as well; who waits or reads gets an exception. */
  @Override
  void close();
}
