package io.orcastrike.http.wire;

import java.time.Duration;

/** A part of an exchange that goes over a connection, as messages name it. */
enum Part {
  CONNECT("connecting to %s"),
  TLS("the TLS handshake with %s"),
  SENDING("sending to %s"),
  FIRST_BYTE("the first byte from %s"),
  BODY("the body from %s");

  private final String text;

  Part(String text) {
    this.text = text;
  }

  String at(Origin origin) {
    return text.formatted(origin);
  }

  Duration limit(Timeouts timeouts) {
    return switch (this) {
      case CONNECT -> timeouts.connect();
      case TLS -> timeouts.tls();
      case FIRST_BYTE -> timeouts.firstByte();
      case SENDING, BODY -> timeouts.body();
    };
  }

  /** Returns what is said when it took too long. */
  HttpTimeoutException tookTooLong(Origin origin, Timeouts timeouts) {
    String how =
        switch (this) {
          case CONNECT, TLS, FIRST_BYTE -> "took longer than";
          case SENDING, BODY -> "stood still for longer than";
        };
    return new HttpTimeoutException("%s %s %s".formatted(at(origin), how, text(limit(timeouts))));
  }

  /** Returns a time as messages say it. */
  static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
