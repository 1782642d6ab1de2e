package io.orcastrike.http.wire;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A thread that looks every so often at all that may be overdue. A platform thread, so that
 * timeouts hold where test code keeps all carriers of virtual threads.
 */
final class Watcher implements AutoCloseable {
  private static final int LOOKS = 20;
  private static final long OFTEN = Duration.ofMillis(10).toNanos();
  private static final long SELDOM = Duration.ofMillis(100).toNanos();

  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;

  /** Looks 20 times within the shortest timeout, 10 to 100 times a second. */
  Watcher(Timeouts timeouts) {
    long every = Math.clamp(timeouts.shortest().toNanos() / LOOKS, OFTEN, SELDOM);
    thread = Thread.ofPlatform().daemon().name("orca-http watcher").start(() -> watch(every));
  }

  void add(Watched one) {
    watched.add(one);
  }

  void remove(Watched one) {
    watched.remove(one);
  }

  Stream<Watched> all() {
    return watched.stream();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends by itself
    }
  }

  private void watch(long every) {
    while (!closed) {
      LockSupport.parkNanos(this, every);
      long now = System.nanoTime();
      for (Watched one : watched) {
        one.look(now);
      }
    }
  }
}
