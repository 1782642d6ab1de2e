package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call in the making: first what it is, then one of the verbs, which sends it as a step.
 *
 * <p>Used by the thread of its iteration, once.
 */
public final class HttpCall {
  private static final String JSON = "application/json";
  private static final int[] NONE = {};

  private final HttpUser user;
  private final @Nullable String step;
  private List<HeaderField> headers = List.of();
  private @Nullable StringBuilder query;
  private @Nullable SentBody body;
  private int[] accepted = NONE;
  private List<HttpCheck> checks = List.of();
  private List<HttpCheck> requirements = List.of();
  private @Nullable BodyReader reader;
  private boolean discards;
  private int redirects;

  HttpCall(HttpUser user, @Nullable String step) {
    this.user = user;
    this.step = step;
    this.redirects = user.http().settings().redirects();
  }

  /** Adds a header field; it takes the place of a default one. */
  public HttpCall header(String name, String value) {
    HeaderField field = new HeaderField(name, value);
    if (field.is("Content-Length") || field.is("Transfer-Encoding") || field.is("Connection")) {
      throw new IllegalArgumentException(
          "header %s follows from the body and cannot be set".formatted(name));
    }
    headers = plus(headers, field);
    return this;
  }

  /** Adds a field to the query of the path, percent-encoded. */
  public HttpCall query(String name, Object value) {
    StringBuilder fields = query == null ? new StringBuilder() : query.append('&');
    PercentEncoding.append(fields, name);
    PercentEncoding.append(fields.append('='), String.valueOf(value));
    query = fields;
    return this;
  }

  /** Sends a form: names, each followed by its value. */
  public HttpCall form(Object... namesAndValues) {
    return body(FormEncoding.of(namesAndValues), FormEncoding.TYPE);
  }

  /** Sends a form. */
  public HttpCall form(Map<String, ?> fields) {
    return body(FormEncoding.of(fields), FormEncoding.TYPE);
  }

  /** Sends a text that is JSON already. */
  public HttpCall json(String text) {
    return body(text.getBytes(UTF_8), JSON);
  }

  /** Sends a map of texts, numbers, booleans, lists and maps as JSON. */
  public HttpCall json(Map<String, ?> object) {
    return body(Json.of(object), JSON);
  }

  /** Sends a list of texts, numbers, booleans, lists and maps as JSON. */
  public HttpCall json(List<?> array) {
    return body(Json.of(array), JSON);
  }

  /** Sends fields and files as a form of many parts. */
  public HttpCall multipart(Part... parts) {
    String boundary = "orca-" + UUID.randomUUID();
    return body(
        new SentBody.Multipart(boundary, List.of(parts)),
        "multipart/form-data; boundary=" + boundary);
  }

  /** Sends bytes, which must not change meanwhile. */
  public HttpCall body(byte[] content, String type) {
    return body(new SentBody.Bytes(content), type);
  }

  /** Sends a file, of the size that it has now. */
  public HttpCall body(Path file, String type) {
    return body(SentBody.File.of(file), type);
  }

  /** Sends what is written while it is sent, in chunks. */
  public HttpCall body(BodyWriter writer, String type) {
    return body(new SentBody.Written(writer), type);
  }

  private HttpCall body(SentBody content, String type) {
    if (body != null) {
      throw new IllegalStateException("a call must have one body, got a second one");
    }
    body = content;
    if (!DefaultHeaders.isAmong(headers, "Content-Type")) {
      headers = plus(headers, new HeaderField("Content-Type", type));
    }
    return this;
  }

  /** Accepts these statuses of 400 and more, which fail the step otherwise. */
  public HttpCall status(int... alsoAccepted) {
    accepted = alsoAccepted.clone();
    return this;
  }

  /** Counts checks of the response, whatever its status; they take no time of the step. */
  public HttpCall check(HttpCheck... more) {
    for (HttpCheck each : more) {
      checks = plus(checks, each);
    }
    return this;
  }

  /** Counts checks of the response within the step, and fails it with the first that fails. */
  public HttpCall require(HttpCheck... more) {
    for (HttpCheck each : more) {
      requirements = plus(requirements, each);
    }
    return this;
  }

  /** Reads the body and does not keep it. */
  public HttpCall discardBody() {
    discards = true;
    return this;
  }

  /** Hands the body of a response that is accepted to a reader while it comes. */
  public HttpCall streaming(BodyReader whileItComes) {
    reader = whileItComes;
    return this;
  }

  /** Follows so many redirects at most; 0: none. */
  public HttpCall redirects(int most) {
    redirects = HttpSettings.redirects(most);
    return this;
  }

  /** Sends GET, as {@link #send}. */
  public Response get(String path, Object... values) throws IOException, InterruptedException {
    return send("GET", path, values);
  }

  /** Sends HEAD, as {@link #send}. */
  public Response head(String path, Object... values) throws IOException, InterruptedException {
    return send("HEAD", path, values);
  }

  /** Sends POST, as {@link #send}. */
  public Response post(String path, Object... values) throws IOException, InterruptedException {
    return send("POST", path, values);
  }

  /** Sends PUT, as {@link #send}. */
  public Response put(String path, Object... values) throws IOException, InterruptedException {
    return send("PUT", path, values);
  }

  /** Sends PATCH, as {@link #send}. */
  public Response patch(String path, Object... values) throws IOException, InterruptedException {
    return send("PATCH", path, values);
  }

  /** Sends DELETE, as {@link #send}. */
  public Response delete(String path, Object... values) throws IOException, InterruptedException {
    return send("DELETE", path, values);
  }

  /** Sends OPTIONS, as {@link #send}. */
  public Response options(String path, Object... values) throws IOException, InterruptedException {
    return send("OPTIONS", path, values);
  }

  /**
   * Sends the call and waits for the response, redirects included, as one step.
   *
   * @param path with a value for each {@code {place}}, percent-encoded; a whole URL leads elsewhere
   *     than to the client's target
   * @throws HttpStatusException if the status is 400 or more and not accepted
   * @throws IOException if there was no response, or none in time
   */
  public Response send(String method, String path, Object... values)
      throws IOException, InterruptedException {
    Route route = user.http().route(method, path);
    return new Step(this, route, targetOf(route, values)).run();
  }

  private String targetOf(Route route, Object... values) {
    String target = route.target(values);
    return query == null ? target : target + (target.indexOf('?') < 0 ? '?' : '&') + query;
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = list.isEmpty() ? new ArrayList<>(2) : list;
    longer.add(more);
    return longer;
  }

  HttpUser user() {
    return user;
  }

  /** Tells whether nothing but method and path says what is sent. */
  boolean isPlain() {
    return headers.isEmpty() && query == null && body == null;
  }

  @Nullable String step() {
    return step;
  }

  List<HeaderField> headers() {
    return headers;
  }

  @Nullable SentBody body() {
    return body;
  }

  boolean accepts(int status) {
    return status < 400 || Arrays.stream(accepted).anyMatch(also -> also == status);
  }

  List<HttpCheck> checks() {
    return checks;
  }

  List<HttpCheck> requirements() {
    return requirements;
  }

  @Nullable BodyReader reader() {
    return reader;
  }

  boolean discards() {
    return discards;
  }

  int redirects() {
    return redirects;
  }
}
