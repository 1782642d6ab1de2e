package io.orcastrike.http;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as RFC 6265 has it.
 *
 * <p>Immutable.
 *
 * @param domain in lower case
 * @param isHostOnly whether it is for that host and not for those below it
 * @param expiry when it ends; null: with the user
 */
record Cookie(
    String name,
    String value,
    String domain,
    boolean isHostOnly,
    String path,
    boolean isSecure,
    @Nullable Instant expiry) {

  /** Tells whether it replaces the other one. */
  boolean isSame(Cookie other) {
    return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
  }

  boolean isExpired(Instant now) {
    return expiry != null && !expiry.isAfter(now);
  }

  /** Tells whether it is sent there. */
  boolean belongsTo(boolean secure, String host, String requestPath) {
    return (!isSecure || secure || isLoopback(host))
        && (isHostOnly ? host.equals(domain) : isWithin(host, domain))
        && covers(requestPath);
  }

  private boolean covers(String requestPath) {
    return requestPath.startsWith(path)
        && (requestPath.length() == path.length()
            || path.endsWith("/")
            || requestPath.charAt(path.length()) == '/');
  }

  /** Tells whether a host is the domain or below it; an address is below nothing. */
  static boolean isWithin(String host, String domain) {
    return host.equals(domain)
        || (host.endsWith("." + domain) && !host.matches("[\\d.]+") && !host.contains(":"));
  }

  /** Tells whether browsers trust the host without TLS. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("::1");
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
