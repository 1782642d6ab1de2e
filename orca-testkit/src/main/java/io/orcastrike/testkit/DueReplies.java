package io.orcastrike.testkit;

import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Sends replies when they are due, on one thread, those due together in the order of their
 * requests: so a stalled server lets go first whoever has waited longest.
 */
final class DueReplies implements AutoCloseable {
  private final DelayQueue<Due> waiting = new DelayQueue<>();
  private final Thread thread =
      Thread.ofPlatform().name("truth-replies").daemon().unstarted(this::sendWhenDue);

  private record Due(long number, long nanos, Runnable action) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Due that = (Due) other;
      int byTime = Long.signum(nanos - that.nanos);
      return byTime == 0 ? Long.compare(number, that.number) : byTime;
    }
  }

  void start() {
    thread.start();
  }

  /** Sends a reply when it is due; at once, on the calling thread, when it is due already. */
  void send(long number, long dueNanos, Runnable action) {
    if (dueNanos <= System.nanoTime()) {
      action.run();
    } else {
      waiting.add(new Due(number, dueNanos, action));
    }
  }

  /** Sends nothing more. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void sendWhenDue() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        waiting.take().action.run();
      }
    } catch (InterruptedException e) {
      // closed
      Thread.currentThread().interrupt();
    }
  }
}
