package io.orcastrike.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries messages between leader and drones: publish, subscribe, close. At most once: a message
 * may be lost, doubled, delayed or overtaken; whoever uses it repeats and numbers what matters.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface Transport extends AutoCloseable {

  /** The largest message, in bytes. */
  int MOST_BYTES = 256 * 1024;

  /**
   * Sends a message to those who are subscribed now. Called by the leader and drones for each
   * message, on their own threads; may block for a bounded time.
   *
   * @param message at most {@link #MOST_BYTES}
   * @throws IOException if it, or one before it, was not sent, as far as is known; the caller goes
   *     on and repeats
   */
  void publish(String channel, byte[] message) throws IOException;

  /**
   * Begins to receive what is sent to channels from now on. Called by leader and drones when they
   * begin; a drone adds the channels of each run.
   *
   * @throws IOException if the channels cannot be received now
   */
  Subscription subscribe(String... channels) throws IOException;

  /** Ends all subscriptions and gives back what is held. What comes later is refused. */
  @Override
  void close();

  /**
   * What arrives on channels. Holds a bounded number of messages; the oldest is given up for a new
   * one.
   */
  interface Subscription extends AutoCloseable {

    /**
     * Returns the next message, waiting for it. Called by one thread again and again.
     *
     * @return empty when none came in time, or when this is closed
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Optional<byte[]> next(Duration timeout) throws InterruptedException;

    /**
     * Receives what is sent to a further channel from now on.
     *
     * @throws IOException if the channel cannot be received now
     */
    void add(String channel) throws IOException;

    /** Receives no more of a channel. */
    void remove(String channel);

    /** Ends the subscription. */
    @Override
    void close();
  }
}
