package io.orcastrike.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and who asks: one server, one that the domain name system knows by its service,
 * a master that sentinels know, or a cluster.
 *
 * <pre>
 * redis://[user[:password]@]host[:port]              rediss://… with TLS
 * redis+srv://[…@]name                               rediss+srv://…
 * redis-sentinel://[…@]host[:port],host[:port]#name  rediss-sentinel://…
 * redis-cluster://[…@]host[:port],host[:port]        rediss-cluster://…
 * </pre>
 *
 * <p>Behind the names, {@code ?dns=host[:port]} says which server to ask for them, instead of those
 * that the system knows.
 *
 * <p>Immutable. What it prints has no password.
 */
public final class RedisAddress {
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?)(\\+srv|-sentinel|-cluster)?://(?:([^@]*)@)?"
              + "([^@/?#]+)/?(?:\\?dns=([^@/?#]+))?(?:#([^/?#]+))?");
  private static final String FORMS =
      "redis://[user[:password]@]host[:port], redis+srv://name of a service, "
          + "redis-sentinel://host:port,…#name of the master or redis-cluster://host:port,…;"
          + " rediss for TLS";
  private static final int DNS_PORT = 53;

  private final Place place;
  private final boolean tls;
  private final @Nullable Host dns;
  private final @Nullable String user;
  private final @Nullable Supplier<String> password;
  private final @Nullable Path trusted;

  private RedisAddress(
      Place place,
      boolean tls,
      @Nullable Host dns,
      @Nullable String user,
      @Nullable Supplier<String> password,
      @Nullable Path trusted) {
    this.place = place;
    this.tls = tls;
    this.dns = dns;
    this.user = user;
    this.password = password;
    this.trusted = trusted;
  }

  /**
   * Reads an address. User and password in it are percent-encoded; better, they are not in it but
   * given to {@link #as}.
   *
   * @throws IllegalArgumentException if it is of none of the forms
   */
  public static RedisAddress of(String uri) {
    Matcher parts = FORM.matcher(uri);
    if (!parts.matches()) {
      throw none(uri);
    }
    Place place =
        Place.of(parts.group(2), parts.group(4), parts.group(6)).orElseThrow(() -> none(uri));
    String server = parts.group(5);
    Host dns = server == null ? null : Host.of(server, DNS_PORT).orElseThrow(() -> none(uri));
    RedisAddress address =
        new RedisAddress(place, parts.group(1).equals("rediss"), dns, null, null, null);
    return parts.group(3) == null ? address : address.as(parts.group(3).split(":", 2), uri);
  }

  private RedisAddress as(String[] userAndPassword, String uri) {
    try {
      String name = URLDecoder.decode(plain(userAndPassword[0]), StandardCharsets.UTF_8);
      if (userAndPassword.length == 1) {
        return with(name, null, trusted);
      }
      String secret = URLDecoder.decode(plain(userAndPassword[1]), StandardCharsets.UTF_8);
      return as(name, () -> secret);
    } catch (IllegalArgumentException e) {
      // Its message would show a part of the password.
      throw new IllegalArgumentException(
          "user and password must be percent-encoded (%s)".formatted(masked(uri)));
    }
  }

  /** In a form, + is a space; in an address it is a plus. */
  private static String plain(String text) {
    return text.replace("+", "%2B");
  }

  /**
   * Returns this address for a user.
   *
   * @param user empty for the default user
   * @param password asked for at each connection made, on a thread of the transport, so that it may
   *     be changed while this is in use
   */
  public RedisAddress as(String user, Supplier<String> password) {
    return with(user, password, trusted);
  }

  /** Returns this address with the certificates, in PEM, to trust instead of the JVM's own. */
  public RedisAddress trusting(Path certificates) {
    return with(user, password, certificates);
  }

  private RedisAddress with(
      @Nullable String user, @Nullable Supplier<String> password, @Nullable Path trusted) {
    return new RedisAddress(place, tls, dns, user, password, trusted);
  }

  private static IllegalArgumentException none(String uri) {
    return new IllegalArgumentException(
        "the address of a Redis must be %s; was %s".formatted(FORMS, masked(uri)));
  }

  private static String masked(String uri) {
    return uri.replaceFirst("^([^:/@]*://)?.*@", "$1***@");
  }

  /** Returns the shell's command that asks the same without Orca. */
  public String howToAsk() {
    return place instanceof Place.Service service
        ? "dig +short SRV " + service.name()
        : "redis-cli -u %s ping".formatted(this);
  }

  Place place() {
    return place;
  }

  boolean tls() {
    return tls;
  }

  /** Returns the server to ask for names; null stands for those that the system knows. */
  @Nullable Host dns() {
    return dns;
  }

  String user() {
    return user == null ? "" : user;
  }

  @Nullable String password() {
    return password == null ? null : password.get();
  }

  @Nullable Path trusted() {
    return trusted;
  }

  @Override
  public String toString() {
    String names = (tls ? "rediss" : "redis") + place;
    return dns == null ? names : names.replaceFirst("(?=#|$)", "?dns=" + dns);
  }
}
