package io.orcastrike.core.inline;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the pieces of a test to drones that ask for them: each once for all who ask at about
 * the same time, and no faster than the bus and its other users can bear.
 *
 * <p>Safe for use by many threads.
 */
public final class PieceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PieceServer.class);

  /** 4 MB a second. */
  private static final Duration INTERVAL = Duration.ofMillis(16);

  /** What was sent so lately is on its way to whoever asks. */
  private static final long LATELY_NANOS = 300_000_000L;

  private final InlineJar jar;
  private final Transport transport;
  private final Clock clock;
  private final String channel;
  private final Transport.Subscription inbox;
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private final Map<Integer, Long> sentAt = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Begins to hand out a test.
   *
   * @param transport for this alone, so that pieces keep nothing else waiting
   * @throws IOException if the transport cannot be subscribed to
   */
  public PieceServer(InlineJar jar, Transport transport, String namespace, Clock clock)
      throws IOException {
    this.jar = jar;
    this.transport = transport;
    this.clock = clock;
    Channels channels = new Channels(namespace);
    this.channel = channels.pieces(jar.address().digest());
    this.inbox = transport.subscribe(channels.asks(jar.address().digest()));
    this.thread = Thread.ofVirtual().name("orca-pieces").start(this::serve);
  }

  private void serve() {
    try {
      while (!closed) {
        note(inbox.next(INTERVAL));
        send();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes all asks that wait; there are never more wanted than pieces. */
  private void note(Optional<byte[]> first) throws InterruptedException {
    Optional<byte[]> message = first;
    while (message.isPresent()) {
      for (int number : PieceMessage.asked(message.get())) {
        boolean exists = number >= PieceMessage.LIST && number < jar.pieces().count();
        Long sent = sentAt.get(number);
        if (exists && (sent == null || clock.nanos() - sent > LATELY_NANOS)) {
          wanted.add(number);
        }
      }
      message = inbox.next(Duration.ZERO);
    }
  }

  private void send() throws InterruptedException {
    Iterator<Integer> next = wanted.iterator();
    if (!next.hasNext()) {
      return;
    }
    int number = next.next();
    next.remove();
    sentAt.put(number, clock.nanos());
    byte[] content = number == PieceMessage.LIST ? jar.pieces().encoded() : jar.piece(number);
    try {
      transport.publish(channel, new PieceMessage(number, content).encoded());
    } catch (IOException e) {
      LOG.debug("piece {} will be asked for again", number, e);
    }
    clock.sleepUntil(clock.nanos() + INTERVAL.toNanos());
  }

  /** Hands out nothing more; the transport stays open. */
  @Override
  public void close() {
    closed = true;
    inbox.close();
    thread.interrupt();
  }
}
