package io.orcastrike.core.load;

/** Stands in the errors for an iteration that was cut. */
final class CutException extends Exception {
  private static final long serialVersionUID = 1L;

  CutException(String message) {
    super(message, null, false, false);
  }
}
