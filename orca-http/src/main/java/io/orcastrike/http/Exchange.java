package io.orcastrike.http;

import io.orcastrike.http.wire.Head;
import io.orcastrike.http.wire.Reply;
import io.orcastrike.http.wire.Timings;
import io.orcastrike.http.wire.WireRequest;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a call sends and gets: one request and one response, or more where it is redirected.
 *
 * <p>Used by one thread, once.
 */
final class Exchange {
  private final HttpCall call;
  private final Route route;
  private final String target;
  private final HttpUser user;
  private final HttpSettings settings;
  private final Parts parts = new Parts();

  /** That is added to what is sent; null: none, or the author has written it. */
  private @Nullable Traceparent trace;

  Exchange(HttpCall call, Route route, String target) {
    this.call = call;
    this.route = route;
    this.target = target;
    this.user = call.user();
    this.settings = user.http().settings();
  }

  /** Returns what the parts took, up to now. */
  Parts parts() {
    return parts;
  }

  Response run() throws IOException, InterruptedException {
    beginTrace();
    Hop hop = route.hop(target, call.body() != null);
    for (int followed = 0; ; followed++) {
      WireRequest request = request(hop, followed == 0);
      Timings timings = new Timings();
      try (Reply reply = user.connections().exchange(hop.origin(), request, timings)) {
        keepCookies(hop, reply.head());
        Hop next =
            call.redirects() == 0 ? null : hop.next(reply.status(), reply.head().first("Location"));
        if (next == null) {
          return new Response(route.name(), hop, reply.status(), reply.head(), body(reply));
        }
        follow(next, followed);
        ReceivedBody.skip(reply);
        hop = next;
      } finally {
        parts.add(timings);
      }
    }
  }

  private void beginTrace() {
    if (settings.tracing() == Tracing.NONE) {
      return;
    }
    String written = DefaultHeaders.first(call.headers(), Traceparent.NAME);
    if (written == null) {
      written = settings.headers().first(Traceparent.NAME);
    }
    if (written == null) {
      trace = Traceparent.fresh(settings.tracing() == Tracing.SAMPLED);
      user.iteration().trace(trace.id());
    } else {
      user.iteration().trace(Traceparent.of(written).id());
    }
  }

  private void follow(Hop next, int followed) throws IOException {
    if (followed == call.redirects()) {
      throw new IOException(
          "redirects must be at most %d, were more, and led to %s%s (%s)"
              .formatted(followed, next.origin().authority(), next.target(), route.name()));
    }
    if (next.hasBody() && call.body() != null && !call.body().isRepeatable()) {
      throw new IOException(
          "a redirect must not ask for a body again that is written while it is sent (%s)"
              .formatted(route.name()));
    }
  }

  private WireRequest request(Hop hop, boolean isFirst) {
    String cookies = cookies(hop);
    WireRequest plain = route.plain();
    if (plain != null && isFirst && trace == null && cookies == null && call.isPlain()) {
      return plain;
    }
    SentBody body = hop.hasBody() ? call.body() : null;
    RequestHead head = new RequestHead(hop.method(), hop.target());
    boolean isOwn = route.isOwn() && !hop.hasLeft();
    settings.headers().addTo(head, hop.origin(), isOwn, call.headers());
    for (HeaderField field : call.headers()) {
      if (isSent(field, hop)) {
        head.field(field);
      }
    }
    head.trace(trace).cookies(cookies);
    if (body != null) {
      head.framing(body.length());
    } else if (Route.hasLength(hop.method())) {
      head.framing(OptionalLong.of(0));
    }
    return new WireRequest(hop.method(), head.bytes(), body);
  }

  /** Those of the user, unless the author writes the field. */
  private @Nullable String cookies(Hop hop) {
    return DefaultHeaders.isAmong(call.headers(), "Cookie") || settings.headers().has("Cookie")
        ? null
        : user.cookies(hop.origin(), hop.target());
  }

  /** Credentials stay with the origin they were meant for, and what is said of a body with it. */
  private boolean isSent(HeaderField field, Hop hop) {
    boolean isLost = call.body() != null && !hop.hasBody();
    return !(hop.hasLeft() && field.isCredential()) && !(isLost && field.isOfBody());
  }

  private void keepCookies(Hop hop, Head head) {
    if (head.first("Set-Cookie") != null) {
      user.keep(hop.origin(), hop.target(), head.all("Set-Cookie"));
    }
  }

  private byte @Nullable [] body(Reply reply) throws IOException {
    ReceivedBody body = new ReceivedBody(reply, route.name());
    if (call.reader() != null && call.accepts(reply.status())) {
      body.stream(call.reader());
      return null;
    }
    if (call.reader() != null || call.discards()) {
      reply.discard();
      return null;
    }
    return body.keep(settings.maxBody());
  }
}
