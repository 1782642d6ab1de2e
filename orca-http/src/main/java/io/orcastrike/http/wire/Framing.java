package io.orcastrike.http.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a response's body ends, by section 6.3 of RFC 9112, and whether the connection can be used
 * again after it.
 *
 * @param length of the body; -1 where chunks or the connection's end tell it
 */
record Framing(long length, boolean isChunked, boolean isPersistent) {
  static Framing of(String method, int status, int minor, Head head)
      throws MalformedResponseException {
    List<String> codings = List.of();
    long length = -1;
    boolean close = false;
    boolean keepAlive = minor > 0;
    for (int field = 0; field < head.size(); field++) {
      switch (head.nameLength(field)) { // most fields are none of these
        case 10 -> {
          if (head.isNamed("Connection", field)) {
            close |= head.hasOption("close", field);
            keepAlive |= head.hasOption("keep-alive", field);
          }
        }
        case 14 -> {
          if (head.isNamed("Content-Length", field)) {
            length = ContentLength.of(head.value(field), length);
          }
        }
        case 17 -> {
          if (head.isNamed("Transfer-Encoding", field)) {
            codings = codings.isEmpty() ? new ArrayList<>() : codings;
            codings.add(head.value(field));
          }
        }
        default -> {}
      }
    }
    boolean persistent = keepAlive && !close;
    if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
      return new Framing(0, false, persistent);
    }
    if (codings.isEmpty()) {
      return new Framing(length, false, persistent && length >= 0);
    }
    if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
      throw new MalformedResponseException(
          "Transfer-Encoding must be chunked, was \"%s\"".formatted(String.join(", ", codings)));
    }
    // With a length beside it, or from a server of old, somebody between may see it otherwise.
    return new Framing(-1, true, persistent && length < 0 && minor > 0);
  }
}
