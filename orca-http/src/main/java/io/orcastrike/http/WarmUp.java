package io.orcastrike.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls an echo of its own until the code of a client runs as fast as it will, so that the first
 * seconds of a run measure the target.
 */
final class WarmUp {
  private static final int USERS = 8;

  private WarmUp() {}

  /** Warms up for so long. No thread and no socket is left. */
  static void run(HttpSettings settings, Duration length) {
    if (!length.isPositive()) {
      return;
    }
    long end = System.nanoTime() + length.toNanos();
    try (Echo echo = new Echo();
        Http http = new Http(settings.aimedAt(echo.origin()))) {
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
    HttpUser user = http.user(new WarmUpIteration());
    try {
      for (long n = 0; System.nanoTime() < end; n++) {
        user.get("/");
        user.step("warm-up").query("q", n).check(HttpCheck.status(200)).get("/{n}", n);
      }
    } catch (IOException e) {
      // cut short, by the end of the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
