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
 * the same time, and no faster than 4 MB a second, whatever is asked for.
 *
 * <p>Safe for use by many threads.
 */
public final class PieceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PieceServer.class);

  /** From piece to piece. */
  private static final long INTERVAL_NANOS = 16_000_000L;

  /** What was sent so lately is on its way to whoever asks. */
  private static final long LATELY_NANOS = 300_000_000L;

  /** The most asks that are read from piece to piece; those beyond wait, and are given up. */
  private static final int MOST_READ = 1_000;

  private static final Duration MOST_ENDING = Duration.ofSeconds(5);

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
   * @param transport for this alone, so that pieces keep nothing else waiting; whoever made it
   *     closes it
   * @throws IOException if the transport cannot be subscribed to
   */
  public PieceServer(InlineJar jar, Transport transport, String namespace, Clock clock)
      throws IOException {
    this.jar = jar;
    this.transport = transport;
    this.clock = clock;
    Channels channels = new Channels(namespace);
    String digest = jar.address().digest();
    this.channel = channels.pieces(digest);
    this.inbox = transport.subscribe(channels.asks(digest));
    this.thread = Thread.ofVirtual().name("orca-pieces").start(this::serve);
  }

  private void serve() {
    try {
      while (!closed) {
        note();
        send();
        clock.sleepUntil(clock.nanos() + INTERVAL_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the asks that wait; there are never more wanted than pieces. */
  private void note() throws InterruptedException {
    Optional<byte[]> message = inbox.next(Duration.ZERO);
    for (int read = 0; message.isPresent() && read < MOST_READ; read++) {
      PieceMessage.asked(message.get()).stream().filter(this::isToBeSent).forEach(wanted::add);
      message = inbox.next(Duration.ZERO);
    }
  }

  private boolean isToBeSent(int number) {
    Long sent = sentAt.get(number);
    return number >= PieceMessage.LIST
        && number < jar.pieces().count()
        && (sent == null || clock.nanos() - sent > LATELY_NANOS);
  }

  private void send() {
    Iterator<Integer> next = wanted.iterator();
    if (!next.hasNext()) {
      return;
    }
    int number = next.next();
    next.remove();
    byte[] content = number == PieceMessage.LIST ? jar.pieces().encoded() : jar.piece(number);
    try {
      transport.publish(channel, new PieceMessage(number, content).encoded());
      sentAt.put(number, clock.nanos());
    } catch (IOException e) {
      LOG.debug("piece {} will be asked for again", number, e);
    }
  }

  /** Hands out nothing more; the transport stays open. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    inbox.close();
    try {
      if (!thread.join(MOST_ENDING)) {
        LOG.warn("the transport still sends a piece, after {} s", MOST_ENDING.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
