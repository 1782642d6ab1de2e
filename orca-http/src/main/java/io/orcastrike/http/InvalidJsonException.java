package io.orcastrike.http;

/** Says that a body which had to be JSON is none. */
public final class InvalidJsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidJsonException(String reason) {
    super("a body must be JSON: " + reason);
  }
}
