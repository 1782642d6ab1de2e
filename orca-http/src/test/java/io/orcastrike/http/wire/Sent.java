package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Requests for tests. */
final class Sent {
  private Sent() {}

  /** What writes a body. */
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  static WireRequest get() {
    return of("GET");
  }

  static WireRequest of(String method) {
    return new WireRequest(method, head(method, ""), null);
  }

  /** A request whose body is sent with its length. */
  static WireRequest of(String method, String body) {
    return sized(method, body.length(), out -> out.write(body.getBytes(ISO_8859_1)));
  }

  static WireRequest sized(String method, long length, Writer writer) {
    return new WireRequest(
        method,
        head(method, "Content-Length: %d\r\n".formatted(length)),
        body(OptionalLong.of(length), writer));
  }

  static WireRequest chunked(String method, Writer writer) {
    return new WireRequest(
        method, head(method, "Transfer-Encoding: chunked\r\n"), body(OptionalLong.empty(), writer));
  }

  /** A request whose body has no end. */
  static WireRequest endless() {
    byte[] much = new byte[1 << 20];
    return chunked(
        "POST",
        out -> {
          while (true) {
            out.write(much);
          }
        });
  }

  private static RequestBody body(OptionalLong length, Writer writer) {
    return new RequestBody() {
      @Override
      public OptionalLong length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }

      @Override
      public boolean isRepeatable() {
        return true;
      }
    };
  }

  private static byte[] head(String method, String fields) {
    return "%s / HTTP/1.1\r\nHost: test\r\n%s\r\n".formatted(method, fields).getBytes(ISO_8859_1);
  }
}
