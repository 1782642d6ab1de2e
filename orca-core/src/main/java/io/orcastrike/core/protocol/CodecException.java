package io.orcastrike.core.protocol;

/** Says that bytes are no message: the only exception that comes out of hostile bytes. */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  CodecException(String message) {
    super(message);
  }

  CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
