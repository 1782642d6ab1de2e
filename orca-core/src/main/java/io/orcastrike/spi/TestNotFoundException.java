package io.orcastrike.spi;

/** Says that a test could not be loaded: what happened, where, the likely cause, what to try. */
public final class TestNotFoundException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public TestNotFoundException(String message) {
    super(message);
  }

  /** Makes the exception with its cause. */
  public TestNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
