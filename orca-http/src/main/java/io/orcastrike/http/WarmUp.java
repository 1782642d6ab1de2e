package io.orcastrike.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls an echo of its own until the code of a client runs as fast as it will, so that the first
 * seconds of a run measure the target.
 */
final class WarmUp {
  private static final int USERS = 8;

  /** Of a connection, so that connecting is warmed up as well. */
  private static final int CALLS = 16;

  private static final int MOST_CONNECTIONS = 200;

  /** Code is compiled once for all clients of a process, so it is warmed up once. */
  private static final ReentrantLock WARMING = new ReentrantLock();

  private static Duration warmed = Duration.ZERO;

  private WarmUp() {}

  /**
   * Warms up until that was done for so long in this process; who comes meanwhile waits. No thread
   * and no socket is left.
   *
   * @return whether anything was left to do
   */
  static boolean once(HttpSettings settings, Duration length) {
    WARMING.lock();
    try {
      if (length.compareTo(warmed) <= 0) {
        return false;
      }
      run(settings, length.minus(warmed));
      warmed = length;
      return true;
    } finally {
      WARMING.unlock();
    }
  }

  /** Warms up for so long. */
  private static void run(HttpSettings settings, Duration length) {
    long end = System.nanoTime() + length.toNanos();
    try (Echo echo = new Echo();
        Http http = new Http(settings.forWarmUp(echo.origin()))) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add(Thread.ofVirtual().name("warm-up").start(() -> call(http, end)));
      }
      for (Thread user : users) {
        user.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("a client warms itself up on loopback, and could not", e);
    }
  }

  private static void call(Http http, long end) {
    try {
      for (int user = 0; System.nanoTime() < end; user++) {
        try (WarmUpIteration iteration = WarmUpIteration.of(user)) {
          visit(http.user(iteration), user < MOST_CONNECTIONS ? CALLS : Integer.MAX_VALUE, end);
        }
      }
    } catch (IOException e) {
      // cut short, by the end of the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void visit(HttpUser user, int calls, long end)
      throws IOException, InterruptedException {
    for (int n = 0; n < calls && System.nanoTime() < end; n++) {
      user.get("/");
      user.step("warm-up").query("q", n).check(HttpCheck.status(200)).get("/{n}", n);
    }
  }
}
