package io.orcastrike.core.local;

import io.orcastrike.spi.Mailbox;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries messages within a process.
 *
 * <p>Safe for use by many threads.
 */
public final class InProcessTransport implements Transport {
  private final Set<Inbox> inboxes = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    if (message.length > MOST_BYTES) {
      throw new IOException(
          "a message must have at most %,d bytes, had %,d (channel %s)"
              .formatted(MOST_BYTES, message.length, channel));
    }
    requireOpen();
    for (Inbox inbox : inboxes) {
      if (inbox.channels.contains(channel)) {
        inbox.mailbox.put(message.clone());
      }
    }
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    requireOpen();
    Inbox inbox = new Inbox(List.of(channels));
    inboxes.add(inbox);
    return inbox;
  }

  @Override
  public void close() {
    closed = true;
    inboxes.forEach(Inbox::close);
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the transport is closed");
    }
  }

  private final class Inbox implements Subscription {
    private final Mailbox mailbox = new Mailbox();
    private final Set<String> channels = ConcurrentHashMap.newKeySet();

    Inbox(List<String> channels) {
      this.channels.addAll(channels);
    }

    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      return mailbox.next(timeout);
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
      inboxes.remove(this);
      mailbox.close();
    }
  }
}
