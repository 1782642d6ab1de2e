package io.orcastrike.api;

/** Ends an iteration whose {@link Iteration#require} did not hold. */
public final class RequirementException extends RuntimeException {
  /** Makes the exception for the requirement of that name. */
  public RequirementException(String requirement) {
    super("required: " + requirement);
  }
}
