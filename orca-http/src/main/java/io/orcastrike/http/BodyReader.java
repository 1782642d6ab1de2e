package io.orcastrike.http;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a response while it comes, within the step. */
@FunctionalInterface
public interface BodyReader {
  /**
   * Reads the body. What is left of it is not read, and then its connection is closed.
   *
   * @param body decoded; bounded by nothing but the timeouts
   * @throws IOException fails the step
   */
  void read(InputStream body) throws IOException;
}
