package io.orcastrike.benchmarks.peers;

import java.time.Duration;
import java.util.Map;

/**
 * What a peer is to do; it is given in the environment of its script.
 *
 * @param kind {@code highest}: as fast as it can with so many connections; {@code constant}: at a
 *     rate, cold and then warm; {@code stall}: at a rate; {@code users}: so many users, each with a
 *     connection of its own, one request after another; {@code start}: one request as soon as it
 *     can
 * @param rate of requests per second
 * @param connections how many there are, or at most
 * @param cold the time at the beginning that is reported apart, or in which users start
 * @param length of all of it
 */
record Work(String kind, int rate, int connections, Duration cold, Duration length) {

  Map<String, String> environment(int port) {
    return Map.of(
        "PEER_WORK", kind,
        "PEER_HOST", "127.0.0.1",
        "PEER_PORT", Integer.toString(port),
        "PEER_URL", "http://127.0.0.1:" + port,
        "PEER_RATE", Integer.toString(rate),
        "PEER_CONNECTIONS", Integer.toString(connections),
        "PEER_COLD", Long.toString(cold.toSeconds()),
        "PEER_SECONDS", Long.toString(length.toSeconds()));
  }
}
