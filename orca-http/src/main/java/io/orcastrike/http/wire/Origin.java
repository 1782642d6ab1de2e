package io.orcastrike.http.wire;

import java.net.URI;
import java.util.Locale;

/**
 * Where to connect: a scheme, a host and a port.
 *
 * <p>Immutable.
 *
 * @param secure whether TLS is spoken
 * @param host a name or an address in lower case, of IPv6 without brackets
 * @param port 1 to 65,535
 */
public record Origin(boolean secure, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Checks the parts. */
  public Origin {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("host must not be empty");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "port must be 1 to 65535, was %d (host %s)".formatted(port, host));
    }
    host = host.toLowerCase(Locale.ROOT);
  }

  /** Returns where a URL of {@code http} or {@code https} leads. */
  public static Origin of(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("a URL must begin with http:// or https://, was " + uri);
    }
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("a URL must name a host, was " + uri);
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = uri.getPort();
    return new Origin(secure, host, port >= 0 ? port : secure ? HTTPS : HTTP);
  }

  /** Returns what the field {@code Host} says: the port is left out where it is the scheme's. */
  public String authority() {
    return port == (secure ? HTTPS : HTTP) ? bracketed() : bracketed() + ":" + port;
  }

  /** Returns host and port, as messages name it. */
  @Override
  public String toString() {
    return bracketed() + ":" + port;
  }

  private String bracketed() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }
}
