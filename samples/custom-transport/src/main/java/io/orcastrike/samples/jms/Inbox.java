package io.orcastrike.samples.jms;

import io.orcastrike.spi.Mailbox;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one subscription has received. The broker's thread puts messages into a bounded mailbox and
 * never waits, so that a slow reader holds up nobody.
 *
 * <p>Safe for use by many threads.
 */
final class Inbox implements Transport.Subscription {
  private final Mailbox mailbox = new Mailbox();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final JmsTransport transport;

  Inbox(JmsTransport transport) {
    this.transport = transport;
  }

  Set<String> channels() {
    return channels;
  }

  /** Takes a message of a channel, as bytes of its own. */
  void take(String channel, byte[] message) {
    if (channels.contains(channel)) {
      mailbox.put(message.clone());
    }
  }

  @Override
  public Optional<byte[]> next(Duration timeout) throws InterruptedException {
    return mailbox.next(timeout);
  }

  @Override
  public void add(String channel) throws IOException {
    transport.add(this, channel);
  }

  @Override
  public void remove(String channel) {
    transport.remove(this, channel);
  }

  @Override
  public void close() {
    transport.remove(this);
    mailbox.close();
  }
}
