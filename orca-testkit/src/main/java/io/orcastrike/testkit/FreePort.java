package io.orcastrike.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port for a server that a test starts in another process, or starts again where it was.
 *
 * <p>A server in the same process is better given port 0. For others the usual way, to open port 0,
 * close it and hand its number on, has a gap: the system gives such numbers to outgoing connections
 * too, and one that comes meanwhile takes the port. The ports found here are below those that
 * Linux, macOS and Windows give away on their own, so that only a server can take them.
 *
 * <p>Safe for use by many threads. A port is taken by whoever opens it, not by asking for it: of
 * two calls one after the other, one in 12,000 gives the same.
 */
public final class FreePort {
  // Linux gives away ports from 32,768 on. The bus of a Redis cluster is 10,000 above its port.
  private static final int FIRST = 10_000;
  private static final int COUNT = 12_000;
  private static final int ATTEMPTS = 1_000;

  private FreePort() {}

  /**
   * Returns a port that nobody uses, on any address of this machine, by TCP or UDP. It is from
   * 10,000 to 21,999.
   *
   * @throws IllegalStateException if none is found in 1,000 attempts
   */
  public static int find() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "none of %,d ports from %d to %d is free".formatted(ATTEMPTS, FIRST, FIRST + COUNT - 1));
  }

  static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket(port);
        DatagramSocket udp = new DatagramSocket(port)) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
