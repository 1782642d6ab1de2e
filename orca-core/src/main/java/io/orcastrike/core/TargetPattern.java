package io.orcastrike.core;

import io.orcastrike.api.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which targets are meant: a host, or all whose names are below one, on a port or on any.
 *
 * <p>Immutable.
 *
 * @param host as a {@link Target} has it
 * @param below whether names below the host are meant, and not the host itself
 * @param port 0: any
 */
public record TargetPattern(String host, boolean below, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\*\\.)?(?:\\[([^]]+)]|([^:\\[\\]*]+))(?::(\\d{1,5}))?");
  private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

  /**
   * Reads {@code host}, {@code host:port}, or the same with {@code *.} before it; an address of
   * IPv6 stands in brackets.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static TargetPattern of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || (parts.group(1) != null && isAddress(parts))) {
      throw new IllegalArgumentException(
          "a permitted target must be host or host:port, such as shop.example or"
              + " *.test.example:443, was \"%s\"".formatted(text));
    }
    String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
    boolean anyPort = parts.group(4) == null;
    // A target says how a host is written, so that both are written alike.
    Target named = new Target(host, anyPort ? 1 : Integer.parseInt(parts.group(4)));
    return new TargetPattern(named.host(), parts.group(1) != null, anyPort ? 0 : named.port());
  }

  private static boolean isAddress(Matcher parts) {
    return parts.group(2) != null || IPV4.matcher(parts.group(3)).matches();
  }

  boolean permits(Target target) {
    boolean isHost = below ? target.host().endsWith("." + host) : target.host().equals(host);
    return isHost && (port == 0 || port == target.port());
  }

  /** Returns it as {@link #of} reads it. */
  @Override
  public String toString() {
    return (below ? "*." : "")
        + (host.contains(":") ? "[" + host + "]" : host)
        + (port == 0 ? "" : ":" + port);
  }
}
