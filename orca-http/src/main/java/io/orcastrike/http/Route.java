package io.orcastrike.http;

import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.WireRequest;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a method and a path have in common.
 *
 * <p>Immutable.
 */
final class Route {
  private final String name;
  private final String method;
  private final Origin origin;
  private final boolean isOwn;
  private final String basePath;
  private final PathTemplate path;
  private final @Nullable WireRequest plain;

  /** A method and a path, as the author wrote them. */
  record Key(String method, String path) {}

  /**
   * Reads a method and a path.
   *
   * @throws IllegalArgumentException if one of them cannot be sent
   */
  Route(HttpSettings settings, Key key) {
    HeaderField.requireToken("a method", key.method());
    this.method = key.method();
    this.name = key.method() + " " + key.path();
    boolean isUrl = key.path().startsWith("http://") || key.path().startsWith("https://");
    int end = isUrl ? endOfOrigin(key.path()) : 0;
    this.origin = isUrl ? originOf(key.path().substring(0, end)) : settings.origin();
    this.isOwn = origin.equals(settings.origin());
    this.basePath = isUrl ? "" : settings.basePath();
    String rest = key.path().substring(end);
    this.path = PathTemplate.of(isUrl && !rest.startsWith("/") ? "/" + rest : rest);
    this.plain = path.hasPlaces() ? null : plain(settings);
  }

  /** The whole request, where nothing in it differs from call to call. */
  private WireRequest plain(HttpSettings settings) {
    RequestHead head = new RequestHead(method, target());
    settings.headers().addTo(head, origin, isOwn, List.of());
    if (hasLength(method)) {
      head.framing(OptionalLong.of(0));
    }
    return new WireRequest(method, head.bytes(), null);
  }

  /** Tells whether requests of the method say their length even where they have no body. */
  static boolean hasLength(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  private static int endOfOrigin(String url) {
    int from = url.indexOf("://") + "://".length();
    while (from < url.length() && "/?#{".indexOf(url.charAt(from)) < 0) {
      from++;
    }
    return from;
  }

  private static Origin originOf(String url) {
    try {
      return Origin.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a URL must be scheme, host and perhaps port and path, was " + HeaderField.quoted(url),
          e);
    }
  }

  /** Returns the method and the path as the author wrote them, for names and messages. */
  String name() {
    return name;
  }

  /** Returns the path with values in its places. */
  String target(Object... values) {
    return basePath + path.with(values);
  }

  /** Returns the request to send where the call adds nothing; null: the path has places. */
  @Nullable WireRequest plain() {
    return plain;
  }

  /** Tells whether it leads to the origin that the client's credentials are for. */
  boolean isOwn() {
    return isOwn;
  }

  /** Returns the first request of a call. */
  Hop hop(String target, boolean hasBody) {
    return new Hop(method, origin, target, false, hasBody);
  }
}
