package io.orcastrike.http.wire;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The longest that each part of an exchange may take.
 *
 * <p>Immutable.
 *
 * @param waiting for a connection, when as many as allowed are in use
 * @param connect looking up the host and connecting
 * @param tls the handshake
 * @param firstByte from the end of the request to the end of the response's head
 * @param body between two reads of a response's body, or two writes of a request's
 */
public record Timeouts(
    Duration waiting, Duration connect, Duration tls, Duration firstByte, Duration body) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Checks the times. */
  public Timeouts {
    check("waiting", waiting);
    check("connect", connect);
    check("tls", tls);
    check("firstByte", firstByte);
    check("body", body);
  }

  /** Returns 10 s for connect and tls, 30 s for all else. */
  public static Timeouts standard() {
    Duration ten = Duration.ofSeconds(10);
    Duration thirty = Duration.ofSeconds(30);
    return new Timeouts(thirty, ten, ten, thirty, thirty);
  }

  Duration shortest() {
    return Stream.of(waiting, connect, tls, firstByte, body).min(naturalOrder()).orElseThrow();
  }

  private static void check(String name, Duration time) {
    if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeout %s must be 1 ms to 1 day, was %s".formatted(name, time));
    }
  }
}
