package io.orcastrike.core.signing;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Optional;

/**
 * A leader's transport that signs everything it sends. What it receives passes as it is, its own
 * messages without their signature.
 *
 * <p>Safe for use by many threads.
 */
public final class SigningTransport implements Transport {
  private final Transport transport;
  private final PrivateKey key;

  /**
   * Signs over a transport, which is closed with this.
   *
   * @param key an Ed25519 key
   */
  public SigningTransport(Transport transport, PrivateKey key) {
    this.transport = transport;
    this.key = key;
  }

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    try {
      transport.publish(channel, Seal.sign(key, channel, message).encoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("a message must be signable with the key given, was not", e);
    }
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    return new Unsealing(transport.subscribe(channels));
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Unsealing(Subscription subscription) implements Subscription {
    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      return subscription
          .next(timeout)
          .map(bytes -> Seal.decode(bytes).map(Seal::message).orElse(bytes));
    }

    @Override
    public void add(String channel) throws IOException {
      subscription.add(channel);
    }

    @Override
    public void remove(String channel) {
      subscription.remove(channel);
    }

    @Override
    public void close() {
      subscription.close();
    }
  }
}
