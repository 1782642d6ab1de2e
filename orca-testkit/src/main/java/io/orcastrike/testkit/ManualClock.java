package io.orcastrike.testkit;

import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

/**
 * A clock that stands still until it is advanced. A test waits for those who sleep by it, advances
 * it, and never sleeps itself.
 *
 * <p>Safe for use by many threads.
 */
public final class ManualClock implements Clock {
  private static final Duration MOST_WAITING = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Long> sleepers = new ArrayList<>();
  private final long wallOrigin;
  private long now;

  /** Makes a clock that shows 2026-01-01T00:00Z. */
  public ManualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** Makes a clock that shows a time; its {@link #nanos()} begin at 0. */
  public ManualClock(Instant wall) {
    wallOrigin = wall.getEpochSecond() * 1_000_000_000L + wall.getNano();
  }

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
    return wallOrigin + nanos();
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (nanos <= now) {
        return;
      }
      Long sleeper = nanos;
      sleepers.add(sleeper);
      changed.signalAll();
      try {
        while (nanos > now) {
          changed.await();
        }
      } finally {
        sleepers.remove(sleeper);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Advances the time, and wakes those whose time has come.
   *
   * @throws IllegalArgumentException if the time is negative: clocks never go back
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time to advance by must be >= 0, was " + time);
    }
    lock.lock();
    try {
      now += time.toNanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many threads sleep by this clock, then advances it to when the first of them
   * wants to wake.
   *
   * @throws AssertionError if there are fewer for 30 s
   */
  public void advanceToNext(int sleeping) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitSleepers(Math.max(1, sleeping));
      now = waiting().min().orElse(now);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until at least so many threads sleep by this clock.
   *
   * @throws AssertionError if there are fewer for 30 s
   */
  public void awaitSleepers(int least) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = MOST_WAITING.toNanos();
      while (waiting().count() < least) {
        if (left <= 0) {
          throw new AssertionError(
              "%d threads must sleep by the clock, only %d did after %d s"
                  .formatted(least, waiting().count(), MOST_WAITING.toSeconds()));
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Those whose time has not come; others are about to wake. */
  private LongStream waiting() {
    return sleepers.stream().mapToLong(Long::longValue).filter(until -> until > now);
  }
}
