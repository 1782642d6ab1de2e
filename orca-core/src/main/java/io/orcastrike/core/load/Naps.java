package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets threads of users wait for their next start, and wakes them all when the load ends, without
 * ever interrupting the author's code that such a thread may just have entered.
 *
 * <p>Safe for use by many threads.
 */
final class Naps {
  private final Set<Nap> naps = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  private record Nap(Thread thread, AtomicBoolean settled) {}

  /** Waits until a time; false when the load ended meanwhile. */
  boolean sleepUntil(Clock clock, long nanos) {
    Nap nap = new Nap(Thread.currentThread(), new AtomicBoolean());
    naps.add(nap);
    try {
      if (over) {
        return false;
      }
      clock.sleepUntil(nanos);
      return nap.settled.compareAndSet(false, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      naps.remove(nap);
    }
  }

  /** Wakes all, now and from now on. */
  void end() {
    over = true;
    for (Nap nap : naps) {
      if (nap.settled.compareAndSet(false, true)) {
        nap.thread.interrupt();
      }
    }
  }
}
