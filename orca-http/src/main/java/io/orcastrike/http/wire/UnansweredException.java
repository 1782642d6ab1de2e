package io.orcastrike.http.wire;

import java.io.IOException;

/** A connection that was kept has ended before any byte of a response. */
final class UnansweredException extends IOException {
  private static final long serialVersionUID = 1;

  UnansweredException(IOException cause) {
    super(cause);
  }
}
