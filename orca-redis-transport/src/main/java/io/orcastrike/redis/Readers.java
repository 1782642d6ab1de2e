package io.orcastrike.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.orcastrike.spi.Mailbox;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who reads which channel. Redis is asked for a channel when the first reader comes and after each
 * new connection, and told when the last one goes. Messages are handed over by the client library's
 * own thread, which never waits here.
 *
 * <p>Safe for use by many threads.
 */
final class Readers extends RedisPubSubAdapter<String, byte[]> {
  private final Map<String, Set<Mailbox>> mailboxes = new ConcurrentHashMap<>();
  private final Set<Mailbox> all = ConcurrentHashMap.newKeySet();

  /** Guards the link, and that what Redis was asked for is what is in the map. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Link link;
  private @Nullable IOException whyNone;
  private boolean closed;

  @Override
  public void message(String channel, byte[] message) {
    for (Mailbox mailbox : mailboxes.getOrDefault(channel, Set.of())) {
      mailbox.put(message.clone());
    }
  }

  /**
   * Receives all channels over a new link.
   *
   * @throws IOException if it does not confirm them
   */
  void moveTo(Link next) throws IOException {
    lock.lock();
    try {
      next.subscribe(mailboxes.keySet());
      link = next;
    } finally {
      lock.unlock();
    }
  }

  /** Receives nothing from now on, because of this. */
  void leave(IOException reason) {
    lock.lock();
    try {
      link = null;
      whyNone = reason;
    } finally {
      lock.unlock();
    }
  }

  Transport.Subscription subscribe(String... channels) throws IOException {
    Inbox inbox = new Inbox();
    try {
      for (String channel : channels) {
        inbox.add(channel);
      }
      return inbox;
    } catch (IOException e) {
      inbox.close();
      throw e;
    }
  }

  /** Wakes all who wait for a message. Nobody can be added then. */
  void close() {
    lock.lock();
    try {
      closed = true;
      all.forEach(Mailbox::close);
      mailboxes.clear();
    } finally {
      lock.unlock();
    }
  }

  private void add(String channel, Mailbox mailbox) throws IOException {
    lock.lock();
    try {
      Link now = link;
      if (closed || !all.contains(mailbox)) {
        throw new IOException("the %s is closed".formatted(closed ? "transport" : "subscription"));
      }
      if (now == null) {
        throw new IOException(
            "not connected, so %s cannot be received".formatted(channel), whyNone);
      }
      Set<Mailbox> readers =
          mailboxes.computeIfAbsent(channel, unused -> ConcurrentHashMap.newKeySet());
      if (readers.add(mailbox) && readers.size() == 1) {
        subscribe(now, channel, mailbox);
      }
    } finally {
      lock.unlock();
    }
  }

  private void subscribe(Link now, String channel, Mailbox mailbox) throws IOException {
    try {
      now.subscribe(Set.of(channel));
    } catch (IOException e) {
      remove(channel, mailbox);
      throw e;
    }
  }

  private void remove(String channel, Mailbox mailbox) {
    lock.lock();
    try {
      Set<Mailbox> readers = mailboxes.get(channel);
      if (readers != null && readers.remove(mailbox) && readers.isEmpty()) {
        mailboxes.remove(channel);
        if (link != null) {
          link.unsubscribe(channel);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private final class Inbox implements Transport.Subscription {
    private final Mailbox mailbox = new Mailbox();

    Inbox() {
      all.add(mailbox);
    }

    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      return mailbox.next(timeout);
    }

    @Override
    public void add(String channel) throws IOException {
      Readers.this.add(channel, mailbox);
    }

    @Override
    public void remove(String channel) {
      Readers.this.remove(channel, mailbox);
    }

    @Override
    public void close() {
      mailboxes.keySet().forEach(this::remove);
      all.remove(mailbox);
      mailbox.close();
    }
  }
}
