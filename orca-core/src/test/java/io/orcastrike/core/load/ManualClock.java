package io.orcastrike.core.load;

import io.orcastrike.spi.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until it is set. */
public final class ManualClock implements Clock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Set<Long> awaited = ConcurrentHashMap.newKeySet();
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
      while (now < nanos) {
        moved.await();
      }
    } finally {
      awaited.remove(nanos);
      lock.unlock();
    }
  }

  /** Tells whether a thread sleeps until that time. */
  public boolean isAwaited(long nanos) {
    return awaited.contains(nanos);
  }

  /** Tells whether threads sleep, and all until later than that time. */
  public boolean isAwaitedBeyond(long nanos) {
    return !awaited.isEmpty() && awaited.stream().allMatch(time -> time > nanos);
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
