package io.orcastrike.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a request while it is sent, within the step. */
@FunctionalInterface
public interface BodyWriter {
  /**
   * Writes the body; called once.
   *
   * @throws IOException fails the step
   */
  void writeTo(OutputStream body) throws IOException;
}
