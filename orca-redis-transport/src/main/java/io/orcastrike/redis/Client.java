package io.orcastrike.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Transports;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The client library, told to keep nothing, repeat nothing and wait for nothing for long. It does
 * not connect again by itself: {@link Upkeep} does, and in one way whatever was wrong.
 */
final class Client implements AutoCloseable {
  private static final int MOST_QUEUED = 8_192;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final RedisAddress address;
  private final Timing timing;
  private final ClientResources resources;
  private final RedisClient lettuce;

  Client(RedisAddress address, Timing timing) {
    this.address = address;
    this.timing = timing;
    ClientResources.Builder builder =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .threadFactoryProvider(Client::threads)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled());
    Host dns = address.dns();
    if (dns != null) {
      builder.addressResolverGroup(resolver(dns));
    }
    this.resources = builder.build();
    this.lettuce = RedisClient.create(resources);
    lettuce.setOptions(options());
  }

  /** As the library makes its own, but for whom it asks: a name is kept as long as its TTL. */
  private static AddressResolverGroup<InetSocketAddress> resolver(Host dns) {
    InetSocketAddress server = new InetSocketAddress(dns.name(), dns.port());
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(Transports.datagramChannelClass())
            .socketChannelType(Transports.socketChannelClass().asSubclass(SocketChannel.class))
            .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server)));
  }

  private static DefaultThreadFactory threads(String pool) {
    return new DefaultThreadFactory(pool.replace("lettuce", "orca-redis"), true);
  }

  private ClientOptions options() {
    SslOptions.Builder tls =
        SslOptions.builder().jdkSslProvider().handshakeTimeout(timing.answer());
    Path trusted = address.trusted();
    if (trusted != null) {
      tls.trustManager(trusted.toFile());
    }
    return ClientOptions.builder()
        .protocolVersion(ProtocolVersion.RESP3)
        .autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(command -> true)
        .requestQueueSize(MOST_QUEUED)
        .timeoutOptions(TimeoutOptions.enabled(timing.answer()))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(timing.answer())
                .keepAlive(
                    KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(10))
                        .interval(Duration.ofSeconds(5))
                        .count(3)
                        .build())
                .build())
        .sslOptions(tls.build())
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .build();
  }

  RedisClient lettuce() {
    return lettuce;
  }

  /** Returns the server, asked as the address's user. */
  RedisURI uri(Host host) {
    RedisURI uri = sentinel(host);
    String password = address.password();
    if (password != null) {
      uri.setCredentialsProvider(
          new StaticCredentialsProvider(RedisCredentials.just(address.user(), password)));
    }
    return uri;
  }

  /** Returns a sentinel; these have users and passwords of their own, mostly none. */
  RedisURI sentinel(Host host) {
    return RedisURI.builder()
        .withHost(host.name())
        .withPort(host.port())
        .withSsl(address.tls())
        .withTimeout(timing.answer())
        // Not sent then: CLIENT SETINFO would need a permission.
        .withLibraryName("")
        .withLibraryVersion("")
        .build();
  }

  @Override
  public void close() {
    long most = CLOSING.toMillis();
    lettuce
        .shutdownAsync(0, most, TimeUnit.MILLISECONDS)
        .completeOnTimeout(null, most, TimeUnit.MILLISECONDS)
        .exceptionally(failure -> null)
        .join();
    resources.shutdown(0, most, TimeUnit.MILLISECONDS).awaitUninterruptibly(most);
  }
}
