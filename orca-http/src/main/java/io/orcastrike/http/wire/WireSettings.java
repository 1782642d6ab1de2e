package io.orcastrike.http.wire;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link Wire}.
 *
 * <p>Immutable.
 *
 * @param timeouts of the parts of an exchange
 * @param tls who is trusted, and with which key; null for the JDK's own
 * @param verifyHosts whether a certificate must be one of the host that was asked for
 * @param maxHeadBytes how long the head of a response, or its trailers, may be
 */
public record WireSettings(
    Timeouts timeouts, @Nullable SSLContext tls, boolean verifyHosts, int maxHeadBytes) {
  private static final int HEAD_BYTES = 64 * 1024;

  /** Checks the limit. */
  public WireSettings {
    if (maxHeadBytes < 1_024 || maxHeadBytes > 1 << 24) {
      throw new IllegalArgumentException(
          "maxHeadBytes must be 1024 to 16777216, was " + maxHeadBytes);
    }
  }

  /** Returns the standard timeouts, the JDK's TLS with hosts verified, and heads of 64 KB. */
  public static WireSettings standard() {
    return new WireSettings(Timeouts.standard(), null, true, HEAD_BYTES);
  }
}
