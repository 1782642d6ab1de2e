package io.orcastrike.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and who asks: one server, a master that sentinels know, or a cluster.
 *
 * <pre>
 * redis://[user[:password]@]host[:port]              rediss://… with TLS
 * redis-sentinel://[…@]host[:port],host[:port]#name  rediss-sentinel://…
 * redis-cluster://[…@]host[:port],host[:port]        rediss-cluster://…
 * </pre>
 *
 * <p>Immutable. What it prints has no password.
 */
public final class RedisAddress {
  private static final Pattern FORM =
      Pattern.compile("(rediss?)(-sentinel|-cluster)?://(?:([^@]*)@)?([^@/?#]+)/?(?:#([^/?#]+))?");
  private static final String FORMS =
      "redis://[user[:password]@]host[:port], redis-sentinel://host:port,…#name of the master or "
          + "redis-cluster://host:port,…; rediss for TLS";

  private final Kind kind;
  private final boolean tls;
  private final List<Host> hosts;
  private final String master;
  private final @Nullable String user;
  private final @Nullable Supplier<String> password;
  private final @Nullable Path trusted;

  /** What answers at an address. */
  enum Kind {
    ONE(""),
    SENTINEL("-sentinel"),
    CLUSTER("-cluster");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }

    static Kind of(@Nullable String suffix) {
      return Arrays.stream(values())
          .filter(kind -> kind.suffix.equals(suffix))
          .findFirst()
          .orElse(ONE);
    }
  }

  private RedisAddress(
      Kind kind,
      boolean tls,
      List<Host> hosts,
      String master,
      @Nullable String user,
      @Nullable Supplier<String> password,
      @Nullable Path trusted) {
    this.kind = kind;
    this.tls = tls;
    this.hosts = hosts;
    this.master = master;
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
    require(parts.matches(), uri);
    Kind kind = Kind.of(parts.group(2));
    List<Host> hosts =
        Arrays.stream(parts.group(4).split(",", -1))
            .map(text -> Host.of(text, kind == Kind.SENTINEL ? 26379 : 6379))
            .flatMap(host -> host.stream())
            .toList();
    require(hosts.size() == parts.group(4).split(",", -1).length, uri);
    require(kind != Kind.ONE || hosts.size() == 1, uri);
    require((kind == Kind.SENTINEL) == (parts.group(5) != null), uri);
    String master = parts.group(5) == null ? "" : parts.group(5);
    RedisAddress address =
        new RedisAddress(kind, parts.group(1).equals("rediss"), hosts, master, null, null, null);
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
    return new RedisAddress(kind, tls, hosts, master, user, password, trusted);
  }

  private static void require(boolean condition, String uri) {
    if (!condition) {
      throw new IllegalArgumentException(
          "the address of a Redis must be %s; was %s".formatted(FORMS, masked(uri)));
    }
  }

  private static String masked(String uri) {
    return uri.replaceFirst("^([^:/@]*://)?.*@", "$1***@");
  }

  Kind kind() {
    return kind;
  }

  boolean tls() {
    return tls;
  }

  List<Host> hosts() {
    return hosts;
  }

  String master() {
    return master;
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
    return (tls ? "rediss" : "redis")
        + kind.suffix
        + "://"
        + hosts.stream().map(Host::toString).collect(Collectors.joining(","))
        + (master.isEmpty() ? "" : "#" + master);
  }
}
