package io.orcastrike.api;

/** Says that a parameter has no value, or none of the type asked for. */
public final class ParameterException extends IllegalArgumentException {
  ParameterException(String message) {
    super(message);
  }
}
