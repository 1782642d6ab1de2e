package io.orcastrike.redis;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries messages over the channels of a Redis, with two connections. When these are lost, new
 * ones are made and everything is subscribed to again; what is sent meanwhile is lost, and {@link
 * #publish} says so. A connection that has died silently, or whose server is no master any more, is
 * noticed within seconds.
 *
 * <p>Safe for use by many threads.
 */
public final class RedisTransport implements Transport {
  private final Client client;
  private final Readers readers = new Readers();
  private final Upkeep upkeep;
  private final Outbox outbox;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RedisTransport(RedisAddress address, Timing timing) {
    this.client = new Client(address, timing);
    this.upkeep = new Upkeep(address, new Connector(address, timing, client), readers, timing);
    this.outbox = new Outbox(new Answers(address.toString()), timing.answer());
  }

  /**
   * Connects to a Redis.
   *
   * @throws IOException if it cannot be reached or does not let this user in: the message names the
   *     address and what to try
   */
  public static RedisTransport connect(RedisAddress address) throws IOException {
    return connect(address, Timing.DEFAULT);
  }

  static RedisTransport connect(RedisAddress address, Timing timing) throws IOException {
    Path trusted = address.trusted();
    if (trusted != null && !Files.isReadable(trusted)) {
      throw new IOException("the certificates to trust cannot be read: " + trusted);
    }
    RedisTransport transport = new RedisTransport(address, timing);
    try {
      transport.upkeep.start();
      return transport;
    } catch (IOException e) {
      transport.client.close();
      throw e;
    }
  }

  /**
   * Sends a message, as {@link Transport#publish} says, without waiting until Redis has
   * acknowledged it, unless 16 MB or 1,024 messages are not acknowledged yet. So the exception may
   * be about a message sent before.
   */
  @Override
  public void publish(String channel, byte[] message) throws IOException {
    if (message.length > MOST_BYTES) {
      throw new IOException(
          "a message must have at most %,d bytes, had %,d (channel %s)"
              .formatted(MOST_BYTES, message.length, channel));
    }
    requireOpen();
    outbox.send(upkeep.link(), channel, message);
  }

  /** Receives channels, as {@link Transport#subscribe} says, once Redis has confirmed each. */
  @Override
  public Subscription subscribe(String... channels) throws IOException {
    requireOpen();
    return readers.subscribe(channels);
  }

  /**
   * Tells whether messages come and go now, as far as is known: a connection that has died silently
   * counts as one for seconds.
   */
  public boolean isConnected() {
    return upkeep.isConnected();
  }

  private void requireOpen() throws IOException {
    if (closed.get()) {
      throw new IOException("the transport is closed");
    }
  }

  /**
   * Waits, for a few seconds at most, until all is sent, and gives back threads and connections.
   */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      readers.close();
      outbox.close();
      upkeep.close();
      client.close();
    }
  }
}
