package io.orcastrike.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's place in the network.
 *
 * @param name without brackets
 */
record Host(String name, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:,\\[\\]\\s]+))(?::(\\d{1,5}))?");

  /** Reads {@code name[:port]}, where a name of IPv6 stands in brackets. */
  static Optional<Host> of(String text, int defaultPort) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String name = parts.group(1) != null ? parts.group(1) : parts.group(2);
    int port = parts.group(3) == null ? defaultPort : Integer.parseInt(parts.group(3));
    return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new Host(name, port));
  }

  @Override
  public String toString() {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
