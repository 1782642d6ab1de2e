package io.orcastrike.benchmarks.peers;

import io.orcastrike.benchmarks.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers each request at the time that its latency says, in a thread of its own.
 *
 * <p>Requests come from one thread.
 */
final class PunctualAnswers implements RequestLoop.Requests {
  private final Latency latency;
  private final RequestLog log;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
  private long first;
  private volatile long firstMillis;

  /** Times are in nanoseconds since the first request. */
  private record Waiting(Connection connection, int number, long due) {}

  PunctualAnswers(Latency latency, RequestLog log) {
    this.latency = latency;
    this.log = log;
  }

  void start() {
    thread.start();
  }

  /** Returns when the first request came; 0 while none has. */
  long firstMillis() {
    return firstMillis;
  }

  @Override
  public void came(Connection connection, int count) {
    long now = System.nanoTime();
    if (firstMillis == 0) {
      first = now;
      firstMillis = System.currentTimeMillis();
    }
    long came = now - first;
    for (int i = 0; i < count; i++) {
      long due = latency.answer(came, log.count());
      add(new Waiting(connection, log.add(came, due), due));
    }
  }

  private void add(Waiting request) {
    boolean isNext;
    synchronized (waiting) {
      waiting.add(request);
      isNext = waiting.element().number() == request.number();
    }
    if (isNext) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    try {
      Programs.lowerTimerSlack();
    } catch (IOException e) {
      throw new UncheckedIOException("the target cannot be on time", e);
    }
    Answers answers = new Answers();
    while (true) {
      Waiting next = next();
      try {
        next.connection().answer(1, answers);
        log.answered(next.number(), System.nanoTime() - first);
      } catch (IOException e) {
        // the client is gone, which the loop will see
      }
    }
  }

  /** Waits for the request that is to be answered next, until it is. */
  private Waiting next() {
    while (true) {
      long wait;
      synchronized (waiting) {
        @Nullable Waiting next = waiting.peek();
        wait = next == null ? Long.MAX_VALUE : first + next.due() - System.nanoTime();
        if (next != null && wait <= 0) {
          waiting.remove();
          return next;
        }
      }
      LockSupport.parkNanos(wait);
    }
  }
}
