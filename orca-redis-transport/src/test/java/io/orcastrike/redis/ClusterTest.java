package io.orcastrike.redis;

import static io.orcastrike.redis.Messages.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three masters. */
@Timeout(120)
class ClusterTest {
  private final List<RedisServer> servers = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 3; i++) {
      servers.add(RedisServer.start("--cluster-enabled", "yes", "--cluster-node-timeout", "1000"));
    }
    for (int i = 0; i < 3; i++) {
      try (Console console = new Console(servers.get(i))) {
        assertThat(console.say("CLUSTER ADDSLOTS " + everyThirdFrom(i))).isEqualTo("+OK");
        for (RedisServer other : servers) {
          console.say("CLUSTER MEET 127.0.0.1 " + other.port());
        }
      }
    }
    servers.forEach(server -> Messages.await(() -> isOk(server)));
  }

  private static String everyThirdFrom(int first) {
    return IntStream.iterate(first, slot -> slot < 16_384, slot -> slot + 3)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static boolean isOk(RedisServer server) {
    try (Console console = new Console(server)) {
      String info = console.say("CLUSTER INFO");
      return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(RedisServer::close);
  }

  private static RedisAddress address(List<RedisServer> servers) {
    return RedisAddress.of(
        servers.stream()
            .map(RedisServer::hostAndPort)
            .collect(Collectors.joining(",", "redis-cluster://", "")));
  }

  @Test
  void carriesMessagesFromEachServerToEach() throws Exception {
    for (RedisServer from : servers) {
      for (RedisServer to : servers) {
        try (RedisTransport one = RedisTransport.connect(address(List.of(from)));
            RedisTransport two = RedisTransport.connect(address(List.of(to)));
            Transport.Subscription inbox = two.subscribe(CHANNEL)) {
          Messages.assertFlows(one, inbox);
        }
      }
    }
  }

  @Test
  void goesToAnotherServerWhenItsOwnDies() throws Exception {
    try (RedisTransport one = RedisTransport.connect(address(servers), Messages.QUICK);
        RedisTransport two = RedisTransport.connect(address(servers), Messages.QUICK);
        Transport.Subscription inbox = two.subscribe(CHANNEL)) {
      Messages.assertFlows(one, inbox);
      servers.getFirst().kill();
      Messages.assertFlows(one, inbox);
      servers.getFirst().restart();
      servers.get(1).kill();
      Messages.assertFlows(one, inbox);
    }
  }
}
