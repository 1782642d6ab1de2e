package io.orcastrike.http;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Target;
import io.orcastrike.http.HttpSettings.Owner;
import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.Timeouts;
import io.orcastrike.http.wire.WireSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link Http}: who owns connections must be chosen, all else has a default. What is
 * wrong is said by {@link #open}, all of it at once.
 *
 * <p>Used by one thread.
 */
public final class HttpBuilder {
  private static final int MOST_CONNECTIONS = 1_000_000;
  private static final int MOST_HEAD_BYTES = 64 * 1024;
  private static final List<String> OF_THE_WIRE =
      List.of("Connection", "Content-Length", "Host", "Transfer-Encoding");

  private final List<String> mistakes = new ArrayList<>();
  private final List<HeaderField> headers = new ArrayList<>();
  private final String url;
  private @Nullable Owner owner;
  private int limit;
  private Duration wait = Timeouts.standard().waiting();
  private Duration connect = Timeouts.standard().connect();
  private Duration tls = Timeouts.standard().tls();
  private Duration firstByte = Timeouts.standard().firstByte();
  private Duration body = Timeouts.standard().body();
  private @Nullable SSLContext context;
  private boolean trustsAll;
  private int redirects = 5;
  private long maxBody = 10_000_000;
  private boolean gzip = true;
  private boolean parts = true;
  private Tracing tracing = Tracing.NONE;

  HttpBuilder(String url) {
    this.url = url;
  }

  /**
   * All users of the drone share connections, at most {@code limit} to each origin: who finds none
   * free waits, and the wait is part of the step. A service that calls another one does so.
   */
  public HttpBuilder sharedConnections(int limit) {
    return connections(Owner.DRONE, limit);
  }

  /**
   * Each user has connections of its own, at most {@code limit} to each origin, which are closed
   * when the user has ended. Browsers do so, with 6; with 1, a user is a connection.
   */
  public HttpBuilder connectionsPerUser(int limit) {
    return connections(Owner.USER, limit);
  }

  private HttpBuilder connections(Owner chosen, int most) {
    if (owner != null && owner != chosen) {
      mistakes.add("connections must be shared or per user, were both");
    }
    if (most < 1 || most > MOST_CONNECTIONS) {
      mistakes.add("the limit of connections must be 1 to 1,000,000, was " + most);
    }
    owner = chosen;
    limit = most;
    return this;
  }

  /** Adds a field to each request; {@code Authorization} is sent to the target only. */
  public HttpBuilder header(String name, String value) {
    if (OF_THE_WIRE.stream().anyMatch(name::equalsIgnoreCase)) {
      mistakes.add("header %s is set for each request and cannot be a default".formatted(name));
    } else {
      tried(() -> headers.add(new HeaderField(name, value)));
    }
    return this;
  }

  /** Waits so long for a connection, when as many as allowed are in use; by default 30 s. */
  public HttpBuilder waitTimeout(Duration longest) {
    wait = longest;
    return this;
  }

  /** Waits so long for a connection to be made; by default 10 s. */
  public HttpBuilder connectTimeout(Duration longest) {
    connect = longest;
    return this;
  }

  /** Waits so long for the handshake of TLS; by default 10 s. */
  public HttpBuilder tlsTimeout(Duration longest) {
    tls = longest;
    return this;
  }

  /** Waits so long for a response's head, once the request was sent; by default 30 s. */
  public HttpBuilder firstByteTimeout(Duration longest) {
    firstByte = longest;
    return this;
  }

  /** Waits so long for the next bytes of a body; by default 30 s. */
  public HttpBuilder bodyTimeout(Duration longest) {
    body = longest;
    return this;
  }

  /** Follows so many redirects of a call at most, 5 by default; 0: none is followed. */
  public HttpBuilder redirects(int most) {
    tried(() -> redirects = HttpSettings.redirects(most));
    return this;
  }

  /** Keeps so many bytes of a body at most, after decoding; by default 10 MB. */
  public HttpBuilder maxBody(long bytes) {
    maxBody = bytes;
    return this;
  }

  /** Asks for no compressed bodies. */
  public HttpBuilder withoutGzip() {
    gzip = false;
    return this;
  }

  /** Records steps only, and not what their parts took. */
  public HttpBuilder withoutParts() {
    parts = false;
    return this;
  }

  /**
   * Sends {@code traceparent}, asking the target to keep each trace; as {@link #traced(boolean)}.
   */
  public HttpBuilder traced() {
    return traced(true);
  }

  /**
   * Sends {@code traceparent} of W3C's Trace Context with each call, of a new trace each time, and
   * tells its id to the iteration: the slowest iterations and errors can then be looked up in the
   * target's traces. Where the author sets the field, that one is sent and its id told.
   *
   * @param sampled whether the target is asked to keep each trace, which costs it something; else
   *     it decides by itself
   */
  public HttpBuilder traced(boolean sampled) {
    tracing = sampled ? Tracing.SAMPLED : Tracing.UNSAMPLED;
    return this;
  }

  /** Takes other keys and other trust than the JDK's. */
  public HttpBuilder tls(SSLContext settings) {
    context = settings;
    return this;
  }

  /** Takes any certificate of any host: for test systems that sign their own. */
  public HttpBuilder trustAll() {
    trustsAll = true;
    return this;
  }

  /**
   * Opens the client and warms it up, as long as the drone has time for: against an echo of its own
   * on loopback, never against the target.
   *
   * @throws IllegalArgumentException if the settings are wrong, naming every mistake
   * @throws io.orcastrike.api.NotPermittedException if the drone may not send load to the target;
   *     steps that lead elsewhere, by a whole URL or a redirect, throw it likewise
   */
  public Http open(DroneContext drone) {
    HttpSettings settings = settings();
    Consumer<Origin> permission =
        origin -> drone.requirePermitted(new Target(origin.host(), origin.port()));
    permission.accept(settings.origin());
    WarmUp.once(settings, drone);
    return new Http(settings, permission);
  }

  /**
   * Opens the client as it is, for a test of one's own code.
   *
   * @throws IllegalArgumentException if the settings are wrong, naming every mistake
   */
  public Http open() {
    return new Http(settings(), origin -> {});
  }

  private HttpSettings settings() {
    URI target = tried(this::target);
    Timeouts timeouts = tried(() -> new Timeouts(wait, connect, tls, firstByte, body));
    if (owner == null) {
      mistakes.add(
          "who owns connections must be chosen: sharedConnections(limit) of the drone, or"
              + " connectionsPerUser(limit), 6 as in a browser");
    }
    if (maxBody < 0 || maxBody > Integer.MAX_VALUE - 8) {
      mistakes.add("maxBody must be 0 to 2147483639 bytes, was " + maxBody);
    }
    if (context != null && trustsAll) {
      mistakes.add("tls(...) and trustAll() exclude each other");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    URI checked = Objects.requireNonNull(target);
    return new HttpSettings(
        Origin.of(checked),
        checked.getRawPath().replaceFirst("/$", ""),
        Objects.requireNonNull(owner),
        limit,
        new DefaultHeaders(sent()),
        new WireSettings(
            Objects.requireNonNull(timeouts),
            trustsAll ? TrustAll.context() : context,
            !trustsAll,
            MOST_HEAD_BYTES),
        redirects,
        maxBody,
        parts,
        tracing);
  }

  private URI target() {
    try {
      URI target = new URI(url);
      Origin.of(target);
      if (target.getRawQuery() == null
          && target.getRawFragment() == null
          && target.getRawUserInfo() == null) {
        return target;
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "target must be a URL of scheme, host and perhaps port and path, such as"
            + " http://127.0.0.1:8080, was "
            + HeaderField.quoted(url));
  }

  /** The author's fields, and ours unless the author has them. */
  private List<HeaderField> sent() {
    List<HeaderField> sent = new ArrayList<>();
    if (!DefaultHeaders.isAmong(headers, "User-Agent")) {
      sent.add(new HeaderField("User-Agent", UserAgent.text()));
    }
    if (gzip && !DefaultHeaders.isAmong(headers, "Accept-Encoding")) {
      sent.add(new HeaderField("Accept-Encoding", "gzip"));
    }
    sent.addAll(headers);
    return sent;
  }

  private <T> @Nullable T tried(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      mistakes.add(String.valueOf(e.getMessage()));
      return null;
    }
  }
}
