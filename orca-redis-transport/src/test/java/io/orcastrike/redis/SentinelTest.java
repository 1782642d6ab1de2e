package io.orcastrike.redis;

import static io.orcastrike.redis.Messages.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A master, a replica, and three sentinels that watch them. */
@Timeout(120)
class SentinelTest {
  private final List<RedisServer> servers = new ArrayList<>();
  private RedisServer first;
  private RedisServer second;
  private List<RedisServer> sentinels;

  @BeforeEach
  void start() throws Exception {
    first = started();
    second = started("--replicaof", "127.0.0.1", "" + first.port());
    sentinels = List.of(started("--sentinel"), started("--sentinel"), started("--sentinel"));
    for (RedisServer sentinel : sentinels) {
      try (Console console = new Console(sentinel)) {
        assertOk(console, "SENTINEL MONITOR main 127.0.0.1 %d 2".formatted(first.port()));
        assertOk(console, "SENTINEL SET main down-after-milliseconds 500");
        assertOk(console, "SENTINEL SET main failover-timeout 3000");
      }
    }
    for (RedisServer sentinel : sentinels) {
      try (Console console = new Console(sentinel)) {
        Messages.await(() -> info(console).contains("slaves=1,sentinels=3"));
      }
    }
  }

  private RedisServer started(String... options) {
    RedisServer server = RedisServer.start(options);
    servers.add(server);
    return server;
  }

  private static String info(Console console) {
    try {
      return console.say("INFO sentinel");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertOk(Console console, String command) throws IOException {
    assertThat(console.say(command)).as(command).isEqualTo("+OK");
  }

  @AfterEach
  void stop() {
    servers.reversed().forEach(RedisServer::close);
  }

  private RedisAddress address(String master) {
    return RedisAddress.of(
        sentinels.stream()
            .map(RedisServer::hostAndPort)
            .collect(Collectors.joining(",", "redis-sentinel://", "#" + master)));
  }

  @Test
  void goesOnAtTheNewMasterAfterTheOldOneDied() throws Exception {
    try (RedisTransport one = RedisTransport.connect(address("main"), Messages.QUICK);
        RedisTransport two = RedisTransport.connect(address("main"), Messages.QUICK);
        Transport.Subscription inbox = two.subscribe(CHANNEL)) {
      Messages.assertFlows(one, inbox);
      sentinels.getFirst().kill();
      first.kill();
      Messages.assertFlows(one, inbox);

      try (RedisTransport straight = RedisTransport.connect(second.address(), Messages.QUICK)) {
        Messages.assertFlows(straight, inbox);
      }
    }
  }

  /** Nobody cuts the connections here, as sentinels do: the role alone tells. */
  @Test
  void noticesByItselfThatItsServerIsAReplicaNow() throws Exception {
    try (RedisServer alone = RedisServer.start();
        RedisTransport transport = RedisTransport.connect(alone.address(), Messages.QUICK);
        Console console = new Console(alone)) {
      assertOk(console, "REPLICAOF 127.0.0.1 %d".formatted(first.port()));

      assertThat(Messages.failure(transport, CHANNEL))
          .hasMessageContaining("not connected")
          .cause()
          .hasMessageContaining("is a replica");
      assertOk(console, "REPLICAOF NO ONE");
      try (RedisTransport again = RedisTransport.connect(alone.address(), Messages.QUICK);
          Transport.Subscription inbox = again.subscribe(CHANNEL)) {
        Messages.assertFlows(transport, inbox);
      }
    }
  }

  @Test
  void saysThatTheMasterIsUnknown() {
    assertThatThrownBy(() -> RedisTransport.connect(address("other"), Messages.QUICK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("knows no master \"other\"");
  }
}
