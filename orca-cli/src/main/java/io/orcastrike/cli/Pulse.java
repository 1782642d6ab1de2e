package io.orcastrike.cli;

import io.orcastrike.redis.RedisTransport;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Tells whether a drone is alive: connected, and asking for messages. The loop of a drone asks all
 * the time; one that hangs does not.
 *
 * <p>Safe for use by many threads.
 */
final class Pulse {
  /** Longer than a drone's loop may wait for a connection in between. */
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private final Clock clock;
  private final Set<Asking> inboxes = ConcurrentHashMap.newKeySet();
  private volatile BooleanSupplier connected = () -> false;

  Pulse(Clock clock) {
    this.clock = clock;
  }

  /** Returns the transport for the drone that is watched. */
  Transport of(RedisTransport redis) {
    return of(redis, redis::isConnected);
  }

  Transport of(Transport transport, BooleanSupplier connected) {
    this.connected = connected;
    return new Watched(transport);
  }

  /** Tells whether the drone is connected, and each of its loops has turned of late. */
  boolean beats() {
    long now = clock.nanos();
    return connected.getAsBoolean()
        && !inboxes.isEmpty()
        && inboxes.stream().allMatch(inbox -> now - inbox.asked < LONGEST_NANOS);
  }

  private final class Watched implements Transport {
    private final Transport transport;

    Watched(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void publish(String channel, byte[] message) throws IOException {
      transport.publish(channel, message);
    }

    @Override
    public Subscription subscribe(String... channels) throws IOException {
      Asking inbox = new Asking(transport.subscribe(channels));
      inboxes.add(inbox);
      return inbox;
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  private final class Asking implements Transport.Subscription {
    private final Transport.Subscription subscription;
    private volatile long asked = clock.nanos();

    Asking(Transport.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      asked = clock.nanos();
      return subscription.next(timeout);
    }

    @Override
    public void add(String channel) throws IOException {
      subscription.add(channel);
    }

    @Override
    public void remove(String channel) {
      subscription.remove(channel);
    }

    @Override
    public void close() {
      inboxes.remove(this);
      subscription.close();
    }
  }
}
