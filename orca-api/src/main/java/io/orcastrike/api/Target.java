package io.orcastrike.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a test sends its load: a host and a port.
 *
 * <p>Immutable. Two are equal if they name the same: in small letters, without a dot at the end,
 * addresses of IPv6 in their short form.
 *
 * @param host a name or an address, of IPv6 without brackets
 * @param port 1 to 65,535
 */
public record Target(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\w[\\w+.-]*)://)?(?:\\[([^]]*)]|([^:/?#@\\[\\]]*))(?::(\\d{1,5}))?(/.*)?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  /**
   * Checks the parts, and writes the host as others do.
   *
   * @throws IllegalArgumentException if one is wrong
   */
  public Target {
    host = host.contains(":") ? shortened(host) : host.toLowerCase(Locale.ROOT);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (!host.contains(":") && !NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "the host of a target must be a name or an address, was \"%s\"".formatted(host));
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "the port of a target must be 1 to 65535, was %d (host %s)".formatted(port, host));
    }
  }

  /**
   * Reads a URL, of which scheme, host and port count, or {@code host:port}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Target of(String text) {
    Matcher parts = FORM.matcher(text);
    if (parts.matches() && (parts.group(1) != null || parts.group(5) == null)) {
      String port = parts.group(4) == null ? portOf(parts.group(1)) : parts.group(4);
      if (!port.isEmpty()) {
        String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
        return new Target(host, Integer.parseInt(port));
      }
    }
    throw new IllegalArgumentException(
        "a target must be a URL such as https://shop.example, or host:port, was \"%s\""
            .formatted(text));
  }

  private static String portOf(@Nullable String scheme) {
    return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
      case "http", "ws" -> "80";
      case "https", "wss" -> "443";
      default -> "";
    };
  }

  /** What has a colon is an address, so no name is looked up. */
  private static String shortened(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the host of a target must be a name or an address, was \"%s\"".formatted(address), e);
    }
  }

  /** Returns {@code host:port}, with an address of IPv6 in brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
