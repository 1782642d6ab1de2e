package io.orcastrike.api;

/**
 * A value that is never shown: password, token, key.
 *
 * <p>Immutable.
 */
public final class Secret {
  private final String value;

  Secret(String value) {
    this.value = value;
  }

  /** Returns the value itself. */
  public String reveal() {
    return value;
  }

  /** Returns a mask. */
  @Override
  public String toString() {
    return "***";
  }
}
