package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.orcastrike.http.wire.Origin;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The lines of a request up to the empty one. */
final class RequestHead {
  private final StringBuilder lines = new StringBuilder(256);

  RequestHead(String method, String target) {
    lines.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
  }

  /** Returns what the fields are as lines. */
  static String lines(List<HeaderField> fields) {
    StringBuilder lines = new StringBuilder();
    fields.forEach(field -> append(lines, field));
    return lines.toString();
  }

  RequestHead host(Origin origin) {
    lines.append("Host: ").append(origin.authority()).append("\r\n");
    return this;
  }

  /** Adds lines that were made before. */
  RequestHead lines(String made) {
    lines.append(made);
    return this;
  }

  RequestHead field(HeaderField field) {
    append(lines, field);
    return this;
  }

  RequestHead cookies(@Nullable String cookies) {
    if (cookies != null) {
      lines.append("Cookie: ").append(cookies).append("\r\n");
    }
    return this;
  }

  RequestHead trace(@Nullable Traceparent trace) {
    if (trace != null) {
      lines.append(Traceparent.NAME).append(": ").append(trace.value()).append("\r\n");
    }
    return this;
  }

  /** Says how long the body is, or that it comes in chunks. */
  RequestHead framing(OptionalLong length) {
    if (length.isPresent()) {
      lines.append("Content-Length: ").append(length.getAsLong()).append("\r\n");
    } else {
      lines.append("Transfer-Encoding: chunked\r\n");
    }
    return this;
  }

  byte[] bytes() {
    return lines.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private static void append(StringBuilder lines, HeaderField field) {
    lines.append(field.name()).append(": ").append(field.value()).append("\r\n");
  }
}
