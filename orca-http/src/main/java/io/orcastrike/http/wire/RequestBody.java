package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** What is sent after the head of a request. */
public interface RequestBody {
  /** Returns how many bytes it writes; empty where nobody knows, and it is sent in chunks. */
  OptionalLong length();

  /**
   * Writes the body. Called once for each time it is sent, on the thread of the exchange; an
   * exception ends the exchange.
   *
   * @param out need not be buffered, flushed or closed
   */
  void writeTo(OutputStream out) throws IOException;

  /** Tells whether it can be written more than once, with the same bytes. */
  boolean isRepeatable();
}
