package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Mailbox;
import io.orcastrike.spi.Transport;
import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedisTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RedisServer server;

  @BeforeEach
  void start() {
    server = RedisServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void namespacesAreApart() throws Exception {
    Channels ours = new Channels("a");
    Channels theirs = new Channels("b");
    try (RedisTransport transport = RedisTransport.connect(server.address());
        Transport.Subscription atOurs = transport.subscribe(ours.announce(), ours.leader("1"));
        Transport.Subscription atTheirs = transport.subscribe(theirs.announce())) {
      transport.publish(theirs.leader("1"), new byte[] {1});
      transport.publish(theirs.announce(), new byte[] {2});
      transport.publish(ours.announce(), new byte[] {3});

      assertThat(atOurs.next(PATIENCE)).hasValue(new byte[] {3});
      assertThat(atTheirs.next(PATIENCE)).hasValue(new byte[] {2});
      assertThat(atTheirs.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void tenThousandMessagesOfSeveralTransportsArrive() throws Exception {
    int publishers = 5;
    int each = 2_000;
    assertThat(publishers * each).isLessThan(Mailbox.MOST_WAITING);
    try (RedisTransport leader = RedisTransport.connect(server.address());
        Transport.Subscription inbox = leader.subscribe(Messages.CHANNEL)) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
          int first = i * each;
          all.add(threads.submit(() -> publish(first, each)));
        }
        for (Future<Void> one : all) {
          one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
      }
      BitSet heard = new BitSet();
      for (int i = 0; i < publishers * each; i++) {
        heard.set(ByteBuffer.wrap(inbox.next(PATIENCE).orElseThrow()).getInt());
      }
      assertThat(heard.cardinality()).isEqualTo(publishers * each);
    }
  }

  private Void publish(int first, int count) throws IOException {
    try (RedisTransport drone = RedisTransport.connect(server.address())) {
      for (int i = first; i < first + count; i++) {
        drone.publish(Messages.CHANNEL, ByteBuffer.allocate(4).putInt(i).array());
      }
    }
    return null;
  }

  @Test
  void holdsTwoConnectionsHoweverMuchItDoes() throws Exception {
    try (FaultProxy proxy = new FaultProxy(server.port());
        RedisTransport transport =
            RedisTransport.connect(RedisAddress.of("redis://127.0.0.1:" + proxy.port()))) {
      for (int i = 0; i < 20; i++) {
        try (Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL + i)) {
          transport.publish(Messages.CHANNEL + i, new byte[] {1});
          assertThat(inbox.next(PATIENCE)).isPresent();
        }
      }
      assertThat(proxy.accepted()).isEqualTo(2);
    }
  }

  @Test
  void tellsRedisWhenNobodyReadsAChannelAnyMore() throws Exception {
    try (RedisTransport transport = RedisTransport.connect(server.address());
        Console console = new Console(server)) {
      Transport.Subscription one = transport.subscribe(Messages.CHANNEL, Messages.CHANNEL + "2");
      Transport.Subscription two = transport.subscribe(Messages.CHANNEL);
      one.close();
      Messages.await(() -> isSubscribed(console, Messages.CHANNEL + "2") == 0);
      assertThat(isSubscribed(console, Messages.CHANNEL)).isEqualTo(1);
      two.close();
      Messages.await(() -> isSubscribed(console, Messages.CHANNEL) == 0);
    }
  }

  /** Publishing tells how many are subscribed. */
  private static int isSubscribed(Console console, String channel) {
    try {
      return Integer.parseInt(console.say("PUBLISH " + channel + " x").substring(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itsThreadsAreDaemonsNamedAfterItAndLeaveWithIt() throws Exception {
    Set<Thread> before = ours();
    RedisTransport transport = RedisTransport.connect(server.address());
    try (Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL)) {
      Messages.assertFlows(transport, inbox);
      assertThat(ours()).hasSizeGreaterThan(before.size()).allMatch(Thread::isDaemon);
      assertThat(threads("lettuce|netty|nio|epoll")).isEmpty();
    }
    transport.close();
    Messages.await(() -> before.containsAll(ours()));
  }

  @Test
  void leavesNoThreadsWhenItCannotConnect() throws Exception {
    Set<Thread> before = ours();
    RedisAddress nobody = RedisAddress.of("redis://127.0.0.1:" + FreePort.find());
    assertThat(nobody).isNotNull();
    try {
      RedisTransport.connect(nobody).close();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("cannot be reached");
    }
    Messages.await(() -> before.containsAll(ours()));
  }

  private static Set<Thread> ours() {
    return threads("orca-redis");
  }

  private static Set<Thread> threads(String names) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(" + names + ").*"))
        .collect(Collectors.toSet());
  }

  @Test
  void aClosedSubscriptionTakesNoMoreChannels() throws Exception {
    try (RedisTransport transport = RedisTransport.connect(server.address())) {
      Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL);
      inbox.close();
      assertThatThrownBy(() -> inbox.add(Messages.CHANNEL))
          .isInstanceOf(IOException.class)
          .hasMessage("the subscription is closed");
    }
  }

  @Test
  void closingTwiceIsClosingOnce() throws Exception {
    RedisTransport transport = RedisTransport.connect(server.address());
    transport.close();
    transport.close();
  }
}
