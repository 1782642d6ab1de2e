package io.orcastrike.http.wire;

import java.io.IOException;

/**
 * A part of an exchange took longer than it may.
 *
 * <p>Immutable.
 */
public final class HttpTimeoutException extends IOException {
  private static final long serialVersionUID = 1;

  HttpTimeoutException(String message) {
    super(message);
  }
}
