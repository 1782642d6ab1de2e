package io.orcastrike.http;

import io.orcastrike.http.wire.Reply;
import io.orcastrike.http.wire.ResponseTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a response, taken off the wire and decoded. */
final class ReceivedBody {
  /** The most that is read of a body that nobody wants, to keep its connection. */
  private static final int MOST_SKIPPED = 64 * 1024;

  private final Reply reply;
  private final String call;
  private final @Nullable String encoding;

  /**
   * Takes a body.
   *
   * @param call method and path, for messages
   */
  ReceivedBody(Reply reply, String call) {
    this.reply = reply;
    this.call = call;
    this.encoding = reply.head().first("Content-Encoding");
  }

  /**
   * Reads all of it.
   *
   * @throws IOException also if it is longer, once it is decoded
   */
  byte[] keep(long maxBytes) throws IOException {
    if (encoding == null) {
      try {
        return reply.readAll(maxBytes);
      } catch (ResponseTooLargeException e) {
        throw tooLarge(maxBytes);
      }
    }
    try (InputStream decoded = Decoding.of(reply.body(), encoding)) {
      byte[] body = decoded.readNBytes((int) maxBytes);
      if (body.length == maxBytes && decoded.read() >= 0) {
        throw tooLarge(maxBytes);
      }
      return body;
    }
  }

  private IOException tooLarge(long maxBytes) {
    return new IOException(
        "a body must be at most %,d bytes to be kept, was longer: streaming(...), discardBody() or maxBody(...) (%s)"
            .formatted(maxBytes, call));
  }

  void stream(BodyReader reader) throws IOException {
    try (InputStream decoded =
        encoding == null ? reply.body() : Decoding.of(reply.body(), encoding)) {
      reader.read(decoded);
    }
  }

  /** Reads what is short, so that its connection can be used again. */
  static void skip(Reply reply) throws IOException {
    reply.body().skip(MOST_SKIPPED);
  }
}
