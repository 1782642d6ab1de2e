package io.orcastrike.api;

/** Says that a drone may not send load to where it was told to. */
public final class NotPermittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the rule, the target and what to do. */
  public NotPermittedException(String message) {
    super(message);
  }
}
