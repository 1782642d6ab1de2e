package io.orcastrike.redis;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages without waiting for each one's acknowledgement, as long as not too much is under
 * way. A failure is told by the next call.
 *
 * <p>Safe for use by many threads.
 */
final class Outbox {
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** What a message counts at least; so at most 1,024 are under way. */
  private static final int LEAST_BYTES = 16 * 1024;

  private final Answers answers;
  private final Duration mostWait;
  private final Semaphore room = new Semaphore(MOST_BYTES);
  private final AtomicReference<@Nullable IOException> untold = new AtomicReference<>();

  Outbox(Answers answers, Duration mostWait) {
    this.answers = answers;
    this.mostWait = mostWait;
  }

  /**
   * Sends a message.
   *
   * @throws IOException if it cannot be sent, or an earlier one was not taken
   */
  void send(Link link, String channel, byte[] message) throws IOException {
    int bytes = Math.max(message.length, LEAST_BYTES);
    if (!room.tryAcquire(bytes) && !awaitRoom(bytes)) {
      throw new IOException(
          "too many messages are not acknowledged yet (channel %s)".formatted(channel));
    }
    try {
      link.publish(channel, message)
          .whenComplete(
              (receivers, failure) -> {
                room.release(bytes);
                if (failure != null) {
                  untold.compareAndSet(null, answers.explained(failure));
                }
              });
    } catch (RedisException e) {
      room.release(bytes);
      throw answers.explained(e);
    }
    IOException earlier = untold.getAndSet(null);
    if (earlier != null) {
      throw earlier;
    }
  }

  private boolean awaitRoom(int bytes) throws IOException {
    try {
      return room.tryAcquire(bytes, mostWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw answers.interrupted(e);
    }
  }

  /** Waits, for a bounded time, until all is acknowledged. Nothing can be sent then. */
  void close() {
    boolean interrupted = Thread.interrupted();
    try {
      awaitRoom(MOST_BYTES);
    } catch (IOException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
