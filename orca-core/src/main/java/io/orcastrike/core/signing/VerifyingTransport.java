package io.orcastrike.core.signing;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drone's transport that lets through only what a trusted leader has signed for the channel it
 * came on. What the drone sends is not signed.
 *
 * <p>Safe for use by many threads.
 */
public final class VerifyingTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyingTransport.class);

  private final Transport transport;
  private final List<PublicKey> trusted;

  /**
   * Verifies over a transport, which is closed with this.
   *
   * @param trusted Ed25519 keys of leaders
   */
  public VerifyingTransport(Transport transport, List<PublicKey> trusted) {
    this.transport = transport;
    this.trusted = List.copyOf(trusted);
  }

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    transport.publish(channel, message);
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    return new Verifying(transport.subscribe(channels), Set.of(channels));
  }

  @Override
  public void close() {
    transport.close();
  }

  private final class Verifying implements Subscription {
    private final Subscription subscription;
    private final Set<String> channels = ConcurrentHashMap.newKeySet();

    Verifying(Subscription subscription, Set<String> channels) {
      this.subscription = subscription;
      this.channels.addAll(channels);
    }

    /** What is refused counts as nothing that came in time. */
    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      return subscription.next(timeout).flatMap(this::verified);
    }

    private Optional<byte[]> verified(byte[] bytes) {
      Optional<Seal> seal =
          Seal.decode(bytes)
              .filter(each -> channels.contains(each.channel()))
              .filter(each -> trusted.stream().anyMatch(each::isOf));
      if (seal.isEmpty()) {
        LOG.debug("a message of {} bytes has no signature of a trusted leader", bytes.length);
      }
      return seal.map(Seal::message);
    }

    @Override
    public void add(String channel) throws IOException {
      channels.add(channel);
      subscription.add(channel);
    }

    @Override
    public void remove(String channel) {
      channels.remove(channel);
      subscription.remove(channel);
    }

    @Override
    public void close() {
      subscription.close();
    }
  }
}
