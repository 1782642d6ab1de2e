package io.orcastrike.http;

import io.orcastrike.api.Iteration;
import io.orcastrike.http.wire.Connections;
import io.orcastrike.http.wire.Origin;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's HTTP within an iteration. Each call is a step, by default of the name {@code GET
 * /items/{item}}: method and path as they are written, so that all items are one step. The user
 * keeps its cookies, and its own connections, from iteration to iteration.
 *
 * <p>Used by the thread of its iteration.
 */
public final class HttpUser {
  private final Http http;
  private final Iteration iteration;
  private @Nullable UserState state;

  HttpUser(Http http, Iteration iteration) {
    this.http = http;
    this.iteration = iteration;
  }

  /** Begins a call that is a step of that name. */
  public HttpCall step(String name) {
    return new HttpCall(this, name);
  }

  /** Begins a call that is a step of the name {@code METHOD path}. */
  public HttpCall request() {
    return new HttpCall(this, null);
  }

  /** Sends GET, as {@link HttpCall#send}. */
  public Response get(String path, Object... values) throws IOException, InterruptedException {
    return request().get(path, values);
  }

  /** Sends HEAD, as {@link HttpCall#send}. */
  public Response head(String path, Object... values) throws IOException, InterruptedException {
    return request().head(path, values);
  }

  /** Sends POST without a body, as {@link HttpCall#send}. */
  public Response post(String path, Object... values) throws IOException, InterruptedException {
    return request().post(path, values);
  }

  /** Sends PUT without a body, as {@link HttpCall#send}. */
  public Response put(String path, Object... values) throws IOException, InterruptedException {
    return request().put(path, values);
  }

  /** Sends PATCH without a body, as {@link HttpCall#send}. */
  public Response patch(String path, Object... values) throws IOException, InterruptedException {
    return request().patch(path, values);
  }

  /** Sends DELETE, as {@link HttpCall#send}. */
  public Response delete(String path, Object... values) throws IOException, InterruptedException {
    return request().delete(path, values);
  }

  /** Forgets the user's cookies, as one who has closed the browser. */
  public void forgetCookies() {
    UserState kept = state();
    if (kept != null) {
      kept.cookies().clear();
    }
  }

  Http http() {
    return http;
  }

  Iteration iteration() {
    return iteration;
  }

  Connections connections() {
    UserState kept = state();
    Connections own = kept == null ? null : kept.own();
    return own == null ? http.connections() : own;
  }

  @Nullable String cookies(Origin origin, String target) {
    UserState kept = state();
    return kept == null ? null : kept.cookies().header(origin, target);
  }

  void keep(Origin origin, String target, List<String> setCookies) {
    http.hasCookies();
    UserState kept = state();
    if (kept != null) {
      kept.cookies().store(origin, target, setCookies);
    }
  }

  private @Nullable UserState state() {
    if (state == null && http.keepsUsers()) {
      state = iteration.ofUser(http, http::newUser);
    }
    return state;
  }
}
