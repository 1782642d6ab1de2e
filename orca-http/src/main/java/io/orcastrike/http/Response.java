package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcastrike.http.wire.Head;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response, the last one where the call was redirected.
 *
 * <p>Safe for use by many threads, as long as nobody changes the bytes of its body.
 */
public final class Response {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  private final String call;
  private final Hop hop;
  private final int status;
  private final Head head;
  private final byte @Nullable [] body;

  /**
   * Makes a response.
   *
   * @param call method and path as the author wrote them
   * @param body null: it was not kept
   */
  Response(String call, Hop hop, int status, Head head, byte @Nullable [] body) {
    this.call = call;
    this.hop = hop;
    this.status = status;
    this.head = head;
    this.body = body;
  }

  /** Returns the status, such as 200. */
  public int status() {
    return status;
  }

  /** Returns the value of the first header field of that name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(head.first(name));
  }

  /** Returns the values of all header fields of that name, in any case, in their order. */
  public List<String> headers(String name) {
    return head.all(name);
  }

  /** Returns where it came from, after redirects. */
  public URI uri() {
    try {
      return hop.uri();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("what was sent is no URI: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the body, decoded; not copied.
   *
   * @throws IllegalStateException if it was not kept, as the call said
   */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] body() {
    if (body == null) {
      throw new IllegalStateException(
          "a body that was streamed or discarded is gone: leave out streaming(...) or discardBody() (%s)"
              .formatted(call));
    }
    return body;
  }

  /** Returns the body as text, in the charset of {@code Content-Type}; without one in UTF-8. */
  public String text() {
    return new String(body(), charset());
  }

  /**
   * Returns what a JSON pointer such as {@code /items/0/price} names: a text as it is, anything
   * else as JSON; empty, if nothing is there or null is.
   *
   * @throws InvalidJsonException if the body is no JSON
   */
  public Optional<String> json(String pointer) {
    return Optional.ofNullable(Json.at(body(), pointer));
  }

  private Charset charset() {
    String type = head.first("Content-Type");
    Matcher named = CHARSET.matcher(type == null ? "" : type.toLowerCase(Locale.ROOT));
    if (!named.find()) {
      return UTF_8;
    }
    try {
      return Charset.forName(named.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return UTF_8;
    }
  }

  /** Returns call and status, for people. */
  @Override
  public String toString() {
    return "http %d from %s".formatted(status, call);
  }
}
