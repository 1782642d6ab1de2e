package io.orcastrike.core.steering;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side's way to say and hear what is said about steering.
 *
 * <p>Used by one thread at a time.
 */
final class SteerPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SteerPost.class);

  private final Transport transport;
  private final Transport.Subscription inbox;
  private final String sayTo;
  private final String process;
  private final Clock clock;
  private final Codec codec = new Codec();
  private long number;

  private SteerPost(Transport transport, String sayTo, String hearFrom, String process, Clock clock)
      throws IOException {
    this.transport = transport;
    this.sayTo = sayTo;
    this.process = process;
    this.clock = clock;
    this.inbox = transport.subscribe(hearFrom);
  }

  static SteerPost ofLeader(Transport transport, Channels channels, String process, Clock clock)
      throws IOException {
    return new SteerPost(transport, channels.steered(), channels.steer(), process, clock);
  }

  static SteerPost ofCaller(Transport transport, Channels channels, String process, Clock clock)
      throws IOException {
    return new SteerPost(transport, channels.steer(), channels.steered(), process, clock);
  }

  /** Says something once: it may be lost, and is said again by who needs an answer. */
  void say(String run, Message message) {
    Header header =
        new Header(Header.VERSION, run, 0, process, process, ++number, clock.wallNanos());
    try {
      transport.publish(sayTo, codec.encode(new Envelope(header, message)));
    } catch (IOException e) {
      LOG.debug("what was said about steering is lost", e);
    }
  }

  /** Returns the next that was heard, if something was in time. */
  Optional<Envelope> next(Duration timeout) throws InterruptedException {
    Optional<byte[]> bytes = inbox.next(timeout);
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(codec.decode(bytes.get()));
    } catch (CodecException e) {
      LOG.warn("a message about steering was dropped: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    inbox.close();
  }
}
