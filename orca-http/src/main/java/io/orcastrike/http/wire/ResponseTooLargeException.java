package io.orcastrike.http.wire;

import java.io.IOException;

/**
 * A body is longer than its reader wanted to keep.
 *
 * <p>Immutable.
 */
public final class ResponseTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  ResponseTooLargeException(String message) {
    super(message);
  }
}
