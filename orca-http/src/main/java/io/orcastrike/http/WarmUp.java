package io.orcastrike.http;

import io.orcastrike.api.DroneContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls an echo of its own, as the drone runs iterations, until the code of a client runs as fast
 * as it will, so that the first seconds of a run measure the target.
 */
final class WarmUp {
  /** Code is compiled once for all clients of a process, so it is warmed up once. */
  private static final ReentrantLock WARMING = new ReentrantLock();

  /** At least: longer than a second, since the first end of one voids compiled code as well. */
  private static final Duration PIECE = Duration.ofMillis(1_500);

  private static Duration warmed = Duration.ZERO;

  private WarmUp() {}

  /**
   * Warms up until that was done for as long as a drone needs in this process; who comes meanwhile
   * waits. No thread and no socket is left.
   *
   * @return whether anything was left to do
   */
  static boolean once(HttpSettings settings, DroneContext drone) {
    Duration length = drone.warmUp();
    WARMING.lock();
    try {
      if (length.compareTo(warmed) <= 0) {
        return false;
      }
      run(settings, drone, length.minus(warmed));
      warmed = length;
      return true;
    } finally {
      WARMING.unlock();
    }
  }

  /**
   * Warms up in pieces, each with a client of its own: what a client does at its beginning and its
   * end is done before code is compiled, which the JVM drops where it goes a way that it never saw.
   */
  private static void run(HttpSettings settings, DroneContext drone, Duration length) {
    long pieces = Math.max(1, length.dividedBy(PIECE));
    for (long i = 0; i < pieces; i++) {
      visitFor(length.dividedBy(pieces), settings, drone);
    }
  }

  private static void visitFor(Duration length, HttpSettings settings, DroneContext drone) {
    try (Echo echo = new Echo();
        Http http = new Http(settings.forWarmUp(echo.origin()), origin -> {})) {
      drone.warmUp(it -> visit(http.user(it), it.number()), length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("a client warms itself up on loopback, and could not", e);
    }
  }

  private static void visit(HttpUser user, long number) throws IOException, InterruptedException {
    user.get("/");
    user.step("warm-up").query("q", number).check(HttpCheck.status(200)).get("/{n}", number);
  }
}
