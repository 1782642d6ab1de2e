package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets threads of users wait for their next start, and wakes them all when the load ends or is
 * steered, without ever interrupting the author's code that such a thread may just have entered.
 *
 * <p>Safe for use by many threads.
 */
final class Naps {
  private static final int ASLEEP = 0;
  private static final int WAKING = 1;
  private static final int AWAKE = 2;

  private final Set<Nap> naps = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  private final AtomicLong roused = new AtomicLong();

  private record Nap(Thread thread, AtomicInteger state) {}

  /** Returns how often all were woken. */
  long roused() {
    return roused.get();
  }

  /**
   * Waits until a time.
   *
   * @param seen how often all had been woken when the time was found out
   * @return false when all were woken since
   */
  boolean sleepUntil(Clock clock, long nanos, long seen) {
    Nap nap = new Nap(Thread.currentThread(), new AtomicInteger(ASLEEP));
    naps.add(nap);
    boolean slept = false;
    try {
      if (!over && roused.get() == seen) {
        clock.sleepUntil(nanos);
        slept = true;
      }
    } catch (InterruptedException e) {
      // woken, or what remained of an iteration that was cut
    } finally {
      naps.remove(nap);
    }
    if (nap.state.compareAndSet(ASLEEP, AWAKE)) {
      return slept;
    }
    while (nap.state.get() != AWAKE) {
      Thread.onSpinWait(); // the interrupt is under way, and must not meet the author's code
    }
    Thread.interrupted();
    return false;
  }

  /** Wakes all, now and from now on. */
  void end() {
    over = true;
    rouse();
  }

  /** Wakes all who wait now. */
  void rouse() {
    roused.incrementAndGet();
    for (Nap nap : naps) {
      if (nap.state.compareAndSet(ASLEEP, WAKING)) {
        nap.thread.interrupt();
        nap.state.set(AWAKE);
      }
    }
  }
}
