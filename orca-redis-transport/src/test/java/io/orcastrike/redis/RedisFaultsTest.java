package io.orcastrike.redis;

import static io.orcastrike.redis.Messages.CHANNEL;
import static io.orcastrike.redis.Messages.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.redis.FaultProxy.Way;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One transport goes through a bad network, the other straight to the same Redis. */
@Timeout(90)
class RedisFaultsTest {
  private RedisServer server;
  private FaultProxy proxy;
  private RedisTransport disturbed;
  private RedisTransport straight;
  private Transport.Subscription atDisturbed;
  private Transport.Subscription atStraight;

  @BeforeEach
  void connect() throws Exception {
    server = RedisServer.start();
    proxy = new FaultProxy(server.port());
    disturbed = RedisTransport.connect(RedisAddress.of("redis://127.0.0.1:" + proxy.port()), QUICK);
    straight = RedisTransport.connect(server.address(), QUICK);
    atDisturbed = disturbed.subscribe(CHANNEL);
    atStraight = straight.subscribe(CHANNEL);
  }

  @AfterEach
  void close() throws Exception {
    disturbed.close();
    straight.close();
    proxy.close();
    server.close();
  }

  private void assertFlowsBothWays() throws InterruptedException {
    Messages.assertFlows(disturbed, atStraight);
    Messages.assertFlows(straight, atDisturbed);
  }

  @Test
  void goesOnAfterRedisWasRestartedEmpty() throws Exception {
    server.kill();
    assertThat(Messages.failure(straight, CHANNEL)).isInstanceOf(IOException.class);
    server.restart();

    assertFlowsBothWays();
  }

  @Test
  void refusesToPublishAndToAddAtOnceWhileRedisIsAway() throws Exception {
    server.kill();
    Messages.await(() -> !isConnected(straight));

    assertThatThrownBy(() -> straight.publish(CHANNEL, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not connected to redis://" + server.hostAndPort());
    assertThatThrownBy(() -> atStraight.add(CHANNEL + "2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(CHANNEL + "2");
  }

  private static boolean isConnected(RedisTransport transport) {
    try {
      transport.publish(CHANNEL, new byte[1]);
      return true;
    } catch (IOException e) {
      return !e.getMessage().startsWith("not connected");
    }
  }

  @Test
  void receivesAChannelAddedBeforeAndNotOneRemovedBeforeTheRestart() throws Exception {
    String added = CHANNEL + ":added";
    atStraight.add(added);
    atStraight.remove(CHANNEL);
    server.kill();
    server.restart();
    Messages.assertFlows(straight, atDisturbed);

    assertThat(atStraight.next(Duration.ZERO)).isEmpty();
    straight.publish(added, new byte[] {7});
    assertThat(atStraight.next(Duration.ofSeconds(20))).hasValue(new byte[] {7});
  }

  @Test
  void goesOnAfterItsConnectionsWereReset() throws Exception {
    proxy.reset();

    assertFlowsBothWays();
  }

  @Test
  void noticesThatBothWaysAreSilentlyCut() throws Exception {
    int before = proxy.accepted();
    proxy.blackHole(Way.values());

    Messages.await(() -> proxy.accepted() >= before + 2);
    assertFlowsBothWays();
  }

  @ParameterizedTest
  @EnumSource
  void noticesThatOneWayIsSilentlyCut(Way way) throws Exception {
    int before = proxy.accepted();
    proxy.blackHole(way);

    Messages.await(() -> proxy.accepted() >= before + 2);
    assertFlowsBothWays();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void noticesThatOneConnectionIsSilentlyCut(int connection) throws Exception {
    int before = proxy.accepted();
    proxy.blackHole(connection, Way.values());

    Messages.await(() -> proxy.accepted() >= before + 2);
    assertFlowsBothWays();
  }

  @Test
  void triesAgainWhenThePasswordCannotBeHadForATime() throws Exception {
    int[] asked = new int[1];
    RedisAddress address =
        RedisAddress.of("redis://127.0.0.1:" + proxy.port())
            .as(
                "default",
                () -> {
                  asked[0]++;
                  if (asked[0] > 2 && asked[0] < 6) {
                    throw new IllegalStateException("the file is being written");
                  }
                  return "any";
                });
    try (RedisTransport transport = RedisTransport.connect(address, QUICK)) {
      assertThat(asked[0]).isEqualTo(2);
      proxy.reset();
      Messages.assertFlows(transport, atStraight);
      assertThat(asked[0]).isGreaterThan(5);
    }
  }

  @Test
  void triesUntilConnectionsAreTakenAgain() throws Exception {
    int before = proxy.accepted();
    proxy.refuse(true);
    proxy.reset();
    Messages.await(() -> proxy.accepted() >= before + 3);
    proxy.refuse(false);

    assertFlowsBothWays();
  }

  @Test
  void goesOnAfterRedisStoodStill() throws Exception {
    server.pause();
    assertThat(Messages.failure(disturbed, CHANNEL)).isNotNull();
    server.resume();

    assertFlowsBothWays();
  }

  @Test
  void publishingIntoSilenceIsBoundedInTimeAndSpace() throws Exception {
    server.pause();
    byte[] large = new byte[Transport.MOST_BYTES];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                straight.publish(CHANNEL, large);
              }
            })
        .isInstanceOf(IOException.class);
    server.resume();

    assertFlowsBothWays();
  }

  @Test
  void aSlowNetworkIsNoReasonToConnectAgain() throws Exception {
    proxy.latency(Duration.ofMillis(60));
    int before = proxy.accepted();
    for (int i = 0; i < 5; i++) {
      assertFlowsBothWays();
    }

    assertThat(proxy.accepted()).isEqualTo(before);
  }

  @Test
  void closesInBoundedTimeWhileRedisStandsStill() {
    server.pause();
    straight.close();

    assertThatThrownBy(() -> straight.publish(CHANNEL, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }
}
