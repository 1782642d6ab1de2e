package io.orcastrike.core.protocol.sim;

/** An invariant that does not hold. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  Violation(String invariant, String details) {
    super(invariant + ": " + details);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }
}
