package io.orcastrike.redis;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which the domain name system knows the servers of a service, such as {@code
 * _redis._tcp.02.orca}.
 *
 * @param text complete, without a dot at its end
 */
record ServiceName(String text) {
  private static final int LONGEST = 253;
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*");

  /** Reads a name; where it does not begin with a service, it is the name of a domain's Redis. */
  static Optional<ServiceName> of(String text) {
    String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String whole = plain.startsWith("_") ? plain : "_redis._tcp." + plain;
    return FORM.matcher(plain).matches() && whole.length() <= LONGEST
        ? Optional.of(new ServiceName(whole))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
