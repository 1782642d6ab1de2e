package io.orcastrike.http;

import java.io.IOException;

/**
 * A response had a status of 400 or more that the call does not accept.
 *
 * <p>Immutable.
 */
public final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  HttpStatusException(int status, String call) {
    super("http %d from %s".formatted(status, call));
    this.status = status;
  }

  /** Returns the status. */
  public int status() {
    return status;
  }
}
