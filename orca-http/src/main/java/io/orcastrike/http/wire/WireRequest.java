package io.orcastrike.http.wire;

import org.jspecify.annotations.Nullable;

/**
 * A request: its complete head, and what follows it.
 *
 * <p>Used by one exchange at a time where the body is; else it can be sent by many threads.
 *
 * @param method as it stands in the head
 * @param head all bytes up to and with the empty line, {@code Content-Length} or {@code
 *     Transfer-Encoding: chunked} in it where there is a body; not copied, must not change
 * @param body null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each request costs time
public record WireRequest(String method, byte[] head, @Nullable RequestBody body) {
  /** Tells whether sending it twice comes to the same as once. */
  boolean isRepeatable() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" ->
          body == null || body.isRepeatable();
      default -> false;
    };
  }
}
