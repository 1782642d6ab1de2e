package io.orcastrike.http;

import io.orcastrike.api.Iteration;
import io.orcastrike.http.HttpSettings.Owner;
import io.orcastrike.http.wire.Connections;
import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.Wire;
import java.util.function.Consumer;

/**
 * HTTP for the iterations of one drone: opened in {@code prepare}, closed in {@code cleanup}.
 *
 * <pre>{@code
 * http = Http.to("https://shop.example").connectionsPerUser(6).open(drone);
 * ...
 * HttpUser user = http.user(iteration);
 * Response catalog = user.get("/catalog");
 * user.step("item").check(HttpCheck.bodyContains("price")).get("/items/{item}", 17);
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Http implements AutoCloseable {
  private final HttpSettings settings;
  private final Wire wire;

  /** For those who have no connections of their own. */
  private final Connections shared;

  private final Known<Route.Key, Route> routes;
  private final Known<String, PartNames> names = new Known<>(PartNames::of);

  /** Whether any user ever got a cookie: until then, none is looked for. */
  private volatile boolean cookies;

  /** Makes a client that may connect to what is permitted only. */
  Http(HttpSettings settings, Consumer<Origin> permission) {
    this.settings = settings;
    this.wire = new Wire(settings.wire(), permission);
    this.shared = wire.connections(settings.limit());
    this.routes = new Known<>(key -> new Route(settings, key));
  }

  /**
   * Begins the settings of a client.
   *
   * @param url such as {@code https://shop.example} or {@code http://127.0.0.1:8080/api}; what
   *     stands behind host and port comes before each path
   */
  public static HttpBuilder to(String url) {
    return new HttpBuilder(url);
  }

  /** Returns the HTTP of the user that runs an iteration. */
  public HttpUser user(Iteration iteration) {
    return new HttpUser(this, iteration);
  }

  /** Closes all connections; who waits or reads gets an exception. */
  @Override
  public void close() {
    wire.close();
  }

  int openConnections() {
    return wire.openConnections();
  }

  HttpSettings settings() {
    return settings;
  }

  Route route(String method, String path) {
    return routes.of(new Route.Key(method, path));
  }

  PartNames names(String step) {
    return names.of(step);
  }

  Connections connections() {
    return shared;
  }

  /** Says that a user got a cookie. */
  void hasCookies() {
    if (!cookies) {
      cookies = true;
    }
  }

  /** Tells whether there may be something of a user to be kept. */
  boolean keepsUsers() {
    return settings.owner() == Owner.USER || cookies;
  }

  UserState newUser() {
    return new UserState(
        settings.owner() == Owner.USER ? wire.connections(settings.limit()) : null);
  }
}
