package io.orcastrike.core.signing;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
  private final Predicate<Seal> trusted;

  /**
   * Verifies over a transport, which is closed with this.
   *
   * @param trusted Ed25519 keys of leaders
   */
  public VerifyingTransport(Transport transport, List<PublicKey> trusted) {
    this(transport, seal -> trusted.stream().anyMatch(seal::isOf));
  }

  private VerifyingTransport(Transport transport, Predicate<Seal> trusted) {
    this.transport = transport;
    this.trusted = trusted;
  }

  /**
   * Returns a transport between those who hold the same key: it signs what it sends, and lets
   * through only what was signed with the same key for the channel it came on.
   *
   * @param key an Ed25519 key
   */
  public static Transport among(Transport transport, PrivateKey key) {
    return new SigningTransport(new VerifyingTransport(transport, seal -> seal.isBy(key)), key);
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
          Seal.decode(bytes).filter(each -> channels.contains(each.channel())).filter(trusted);
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
