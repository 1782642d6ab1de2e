package io.orcastrike.samples.embedded;

/** Says that a run may not begin now. */
final class TooManyRunsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyRunsException(String message) {
    super(message);
  }
}
