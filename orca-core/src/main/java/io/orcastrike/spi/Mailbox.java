package io.orcastrike.spi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages that a subscription has received and nobody has taken yet, in a bounded space: the
 * oldest is given up for a new one. For those who write a {@link Transport}.
 *
 * <p>Safe for use by many threads.
 */
public final class Mailbox implements AutoCloseable {
  /** The most messages that wait. */
  public static final int MOST_WAITING = 16_384;

  /** The most bytes that wait. */
  public static final int MOST_WAITING_BYTES = 64 * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean closed;

  /** Puts a message in; never blocks for long. Without effect once closed. */
  public void put(byte[] message) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      while (isFull(message)) {
        waitingBytes -= waiting.remove().length;
      }
      waiting.add(message);
      waitingBytes += message.length;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(byte[] message) {
    return waiting.size() == MOST_WAITING
        || (!waiting.isEmpty() && waitingBytes + message.length > MOST_WAITING_BYTES);
  }

  /** Takes the oldest message, as {@link Transport.Subscription#next} does. */
  public Optional<byte[]> next(Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = timeout.toNanos();
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      Optional<byte[]> message = Optional.ofNullable(waiting.poll());
      waitingBytes -= message.map(bytes -> bytes.length).orElse(0);
      return message;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what waits, and wakes who waits for more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      waitingBytes = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
