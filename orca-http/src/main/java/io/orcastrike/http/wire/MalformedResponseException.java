package io.orcastrike.http.wire;

import java.io.IOException;

/**
 * A response is not as HTTP/1.1 wants it.
 *
 * <p>Immutable.
 */
public final class MalformedResponseException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedResponseException(String message) {
    super(message);
  }
}
