package io.orcastrike.core.local;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Carries messages within a process.
 *
 * <p>Safe for use by many threads.
 */
public final class InProcessTransport implements Transport {
  private static final int MOST_WAITING = 4_096;

  private final Set<Mailbox> mailboxes = ConcurrentHashMap.newKeySet();

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    if (message.length > MOST_BYTES) {
      throw new IOException(
          "a message must have at most %,d bytes, had %,d (channel %s)"
              .formatted(MOST_BYTES, message.length, channel));
    }
    for (Mailbox mailbox : mailboxes) {
      if (mailbox.channels.contains(channel)) {
        mailbox.put(message.clone());
      }
    }
  }

  @Override
  public Subscription subscribe(String... channels) {
    Mailbox mailbox = new Mailbox(Set.of(channels));
    mailboxes.add(mailbox);
    return mailbox;
  }

  @Override
  public void close() {
    mailboxes.clear();
  }

  private final class Mailbox implements Subscription {
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<String> channels = ConcurrentHashMap.newKeySet();

    Mailbox(Set<String> channels) {
      this.channels.addAll(channels);
    }

    void put(byte[] message) {
      while (!waiting.offer(message)) {
        waiting.poll();
      }
    }

    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      return Optional.ofNullable(waiting.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void add(String channel) {
      channels.add(channel);
    }

    @Override
    public void remove(String channel) {
      channels.remove(channel);
    }

    @Override
    public void close() {
      mailboxes.remove(this);
    }
  }
}
