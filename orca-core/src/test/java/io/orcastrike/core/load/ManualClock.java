package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until it is set. */
public final class ManualClock implements Clock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Set<Long> awaited = ConcurrentHashMap.newKeySet();
  private final Map<Thread, Long> sleepers = new ConcurrentHashMap<>();
  private long now = 1_000_000_000_000L;

  @Override
  public long nanos() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long wallNanos() {
    return nanos();
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaited.add(nanos);
      sleepers.put(Thread.currentThread(), nanos);
      while (now < nanos) {
        moved.await();
      }
    } finally {
      awaited.remove(nanos);
      sleepers.remove(Thread.currentThread());
      lock.unlock();
    }
  }

  /** Tells whether a thread sleeps until that time. */
  public boolean isAwaited(long nanos) {
    return awaited.contains(nanos);
  }

  /** Tells whether a thread with a name that begins so sleeps until later than a time. */
  public boolean isAwaitedBeyond(long nanos, String name) {
    return sleepers.entrySet().stream()
        .anyMatch(each -> each.getKey().getName().startsWith(name) && each.getValue() > nanos);
  }

  /** Tells whether a thread sleeps. */
  public boolean isAwaited() {
    return !awaited.isEmpty();
  }

  public void set(long nanos) {
    lock.lock();
    try {
      now = nanos;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
