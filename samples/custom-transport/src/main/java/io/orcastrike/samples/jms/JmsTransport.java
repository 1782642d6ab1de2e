package io.orcastrike.samples.jms;

import io.orcastrike.spi.Transport;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages over topics of a broker that speaks JMS. When the connection is lost, a new one
 * is made and everything is subscribed to again; what is sent meanwhile is lost, and {@link
 * #publish} says so.
 *
 * <p>Safe for use by many threads.
 */
public final class JmsTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(JmsTransport.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final ConnectionFactory broker;
  private final Set<Inbox> inboxes = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable Link link;
  private volatile boolean closed;

  private JmsTransport(ConnectionFactory broker) {
    this.broker = broker;
  }

  /**
   * Connects to a broker.
   *
   * @param broker bounds how long connecting and sending may take
   * @throws IOException if it cannot be reached
   */
  public static JmsTransport connect(ConnectionFactory broker) throws IOException {
    JmsTransport transport = new JmsTransport(broker);
    try {
      transport.link = transport.newLink();
    } catch (JMSException e) {
      throw new IOException("the broker cannot be reached: " + e.getMessage(), e);
    }
    Thread.ofVirtual().name("orca-jms-upkeep").start(transport::keepUp);
    return transport;
  }

  private Link newLink() throws JMSException {
    return new Link(broker, this::received, this::lost);
  }

  private void received(String channel, byte[] message) {
    inboxes.forEach(inbox -> inbox.take(channel, message));
  }

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    if (message.length > MOST_BYTES) {
      throw new IOException(
          "a message must have at most %,d bytes, had %,d (channel %s)"
              .formatted(MOST_BYTES, message.length, channel));
    }
    Link current = requireLink();
    try {
      current.publish(channel, message);
    } catch (JMSException e) {
      lost(current);
      throw new IOException("not sent on channel %s: %s".formatted(channel, e.getMessage()), e);
    }
  }

  private Link requireLink() throws IOException {
    Link current = link;
    if (closed) {
      throw new IOException("the transport is closed");
    }
    if (current == null) {
      throw new IOException("the broker is away: connecting again every %s".formatted(RETRY));
    }
    return current;
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    Inbox inbox = new Inbox(this);
    inboxes.add(inbox);
    try {
      requireLink();
      for (String channel : channels) {
        add(inbox, channel);
      }
      return inbox;
    } catch (IOException e) {
      inbox.close();
      throw e;
    }
  }

  /** Hears a channel, if no inbox has it yet; the inbox has it first, so that it misses nothing. */
  void add(Inbox inbox, String channel) throws IOException {
    lock.lock();
    try {
      Link current = requireLink();
      if (inbox.channels().add(channel) && !current.hears(channel)) {
        current.hear(channel);
      }
    } catch (JMSException e) {
      inbox.channels().remove(channel);
      throw new IOException(
          "channel %s cannot be received: %s".formatted(channel, e.getMessage()), e);
    } finally {
      lock.unlock();
    }
  }

  void remove(Inbox inbox, String channel) {
    lock.lock();
    try {
      Link current = link;
      boolean removed = inbox.channels().remove(channel);
      if (removed && current != null && !heard().contains(channel)) {
        current.forget(channel);
      }
    } catch (JMSException e) {
      LOG.debug("the next connection will not have it", e);
    } finally {
      lock.unlock();
    }
  }

  void remove(Inbox inbox) {
    List.copyOf(inbox.channels()).forEach(channel -> remove(inbox, channel));
    inboxes.remove(inbox);
  }

  private List<String> heard() {
    return inboxes.stream().flatMap(inbox -> inbox.channels().stream()).distinct().toList();
  }

  /** Called on a thread of the broker's client too, which must not be kept. */
  private void lost(Link gone) {
    Thread.ofVirtual().name("orca-jms-lost").start(() -> replace(gone));
  }

  private void replace(Link gone) {
    lock.lock();
    try {
      if (gone == link) {
        link = null;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    gone.close();
  }

  /** Makes a new connection whenever there is none, until all is closed. */
  private void keepUp() {
    lock.lock();
    try {
      while (!closed) {
        if (link != null) {
          changed.await();
        } else if (!connectedAgain()) {
          changed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does: the thread is this object's own
    } finally {
      lock.unlock();
    }
  }

  private boolean connectedAgain() {
    Link next = null;
    try {
      next = newLink();
      for (String channel : heard()) {
        next.hear(channel);
      }
      link = next;
      LOG.info("connected to the broker again");
      return true;
    } catch (JMSException e) {
      LOG.debug("the broker is still away", e);
      if (next != null) {
        next.close();
      }
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    inboxes.forEach(Inbox::close);
    lock.lock();
    try {
      Link last = link;
      link = null;
      changed.signalAll();
      if (last != null) {
        last.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
