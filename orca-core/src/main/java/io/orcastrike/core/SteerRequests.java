package io.orcastrike.core;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way to the leader's thread, and its answers on theirs back.
 *
 * <p>Safe for use by many threads.
 */
final class SteerRequests {
  private static final int MOST_WAITING = 100;
  private static final int MOST_NAME = 64;
  private static final Duration MOST_WAIT = Duration.ofSeconds(5);

  private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean closed;

  /**
   * A command that waits for its answer.
   *
   * @param answer takes one
   */
  record Request(SteerCommand command, String by, BlockingQueue<SteerAnswer> answer) {
    /** Answers; the first answer counts. */
    void answer(SteerAnswer given) {
      answer.offer(given);
    }
  }

  /** Asks the leader and waits for its answer, but not long. */
  SteerAnswer ask(SteerCommand command, String by) throws InterruptedException {
    Request request = new Request(command, harmless(by), new ArrayBlockingQueue<>(1));
    if (closed) {
      return SteerAnswer.no("the run has ended");
    }
    if (!waiting.offer(request)) {
      return SteerAnswer.no("too many commands wait for the leader");
    }
    if (closed) {
      close(); // the leader may not have seen this one
    }
    SteerAnswer given = request.answer.poll(MOST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
    if (given == null) {
      boolean taken = !waiting.remove(request);
      return SteerAnswer.no(
          "the leader has not answered within %d s%s"
              .formatted(
                  MOST_WAIT.toSeconds(), taken ? "; it may still obey" : " and does not obey"));
    }
    return given;
  }

  /** Whoever steers names itself. */
  private static String harmless(String by) {
    String shown = by.replaceAll("\\p{Cntrl}", " ");
    return shown.length() > MOST_NAME ? shown.substring(0, MOST_NAME) : shown;
  }

  /** Returns the next that waits. */
  @Nullable Request next() {
    return waiting.poll();
  }

  /** Answers all that wait and all that come: nothing is steered any more. */
  void close() {
    closed = true;
    for (Request request = waiting.poll(); request != null; request = waiting.poll()) {
      request.answer(SteerAnswer.no("the run has ended"));
    }
  }
}
