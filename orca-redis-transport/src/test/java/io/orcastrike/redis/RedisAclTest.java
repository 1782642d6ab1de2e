package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.redis.RedisAcl.Role;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user can and cannot do, asked of each Redis that there is. */
@Timeout(60)
@ParameterizedClass
@MethodSource("programs")
class RedisAclTest {
  private static final String PASSWORD = "s3cret";
  private static final Channels OURS = new Channels("shop");
  private static final Channels THEIRS = new Channels("shop2");
  private static final String DIGEST = "9f36".repeat(16);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Parameter RedisProgram program;
  private RedisServer server;
  private boolean tellsRolesApart;

  static List<RedisProgram> programs() {
    return RedisProgram.all();
  }

  @BeforeEach
  void start() throws Exception {
    server = RedisServer.start(program);
    try (Console console = new Console(server)) {
      tellsRolesApart = !console.say("INFO server").contains("redis_version:6.");
      allow(console, Role.LEADER, "leader");
      allow(console, Role.DRONE, "drone");
    }
  }

  private void allow(Console console, Role role, String user) throws IOException {
    String rule =
        tellsRolesApart
            ? RedisAcl.rule(role, "shop", user, PASSWORD)
            : RedisAcl.ruleForRedis6("shop", user, PASSWORD);
    assertThat(rule).doesNotContain(PASSWORD);
    assertThat(console.say("ACL SETUSER " + rule.replaceFirst("user ", ""))).isEqualTo("+OK");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RedisTransport connect(String user) throws IOException {
    return RedisTransport.connect(server.address().as(user, () -> PASSWORD), Messages.QUICK);
  }

  @Test
  void aRunsMessagesPass() throws Exception {
    try (RedisTransport leader = connect("leader");
        RedisTransport drone = connect("drone");
        Transport.Subscription toLeader = leader.subscribe(OURS.leader("r1"), OURS.beat("r1"));
        Transport.Subscription toDrone = drone.subscribe(OURS.announce())) {
      toDrone.add(OURS.beat("r1"));
      toDrone.add(OURS.drone("r1", "p1"));
      for (String channel : List.of(OURS.announce(), OURS.beat("r1"), OURS.drone("r1", "p1"))) {
        leader.publish(channel, new byte[] {1});
        assertThat(toDrone.next(PATIENCE)).hasValue(new byte[] {1});
      }
      assertThat(toLeader.next(PATIENCE)).as("its own beat").hasValue(new byte[] {1});
      drone.publish(OURS.leader("r1"), new byte[] {2});
      assertThat(toLeader.next(PATIENCE)).hasValue(new byte[] {2});
    }
  }

  @Test
  void aTestIsHandedOut() throws Exception {
    try (RedisTransport leader = connect("leader");
        RedisTransport drone = connect("drone");
        Transport.Subscription asks = leader.subscribe(OURS.asks(DIGEST));
        Transport.Subscription pieces = drone.subscribe(OURS.pieces(DIGEST))) {
      drone.publish(OURS.asks(DIGEST), new byte[] {1});
      assertThat(asks.next(PATIENCE)).hasValue(new byte[] {1});
      leader.publish(OURS.pieces(DIGEST), new byte[] {2});
      assertThat(pieces.next(PATIENCE)).hasValue(new byte[] {2});
    }
  }

  @Test
  void aLeaderSteersTheRunOfAnother() throws Exception {
    try (RedisTransport leader = connect("leader");
        RedisTransport caller = connect("leader");
        Transport.Subscription asks = leader.subscribe(OURS.steer());
        Transport.Subscription answers = caller.subscribe(OURS.steered())) {
      caller.publish(OURS.steer(), new byte[] {1});
      assertThat(asks.next(PATIENCE)).hasValue(new byte[] {1});
      leader.publish(OURS.steered(), new byte[] {2});
      assertThat(answers.next(PATIENCE)).hasValue(new byte[] {2});
    }
  }

  @Test
  void otherNamespacesAreOutOfReach() throws Exception {
    for (String user : List.of("leader", "drone")) {
      try (RedisTransport transport = connect(user)) {
        for (String channel :
            List.of(
                THEIRS.announce(),
                THEIRS.leader("r1"),
                THEIRS.pieces(DIGEST),
                THEIRS.asks(DIGEST),
                "orca:{shop}",
                "other",
                "orca:*")) {
          assertNotAllowed(() -> transport.subscribe(channel));
          assertThat(Messages.failure(transport, channel))
              .hasMessageContaining("does not allow this user what Orca needs");
        }
      }
    }
  }

  @Test
  void rolesAreApartFromRedis7On() throws Exception {
    try (RedisTransport leader = connect("leader");
        RedisTransport drone = connect("drone")) {
      if (!tellsRolesApart) {
        assertSpeaksAsALeader(drone);
        return;
      }
      for (String channel :
          List.of(
              OURS.announce(),
              OURS.beat("r1"),
              OURS.drone("r1", "p1"),
              OURS.pieces(DIGEST),
              OURS.steer(),
              OURS.steered(),
              "orca:{shop}:pieces:" + DIGEST,
              "orca:{shop}:pieces:" + DIGEST + ":other")) {
        assertThat(Messages.failure(drone, channel)).hasMessageContaining("does not allow");
      }
      for (String channel :
          List.of(
              OURS.leader("r1"), OURS.asks(DIGEST), "orca:{shop}:pieces:" + DIGEST + ":other")) {
        assertThat(Messages.failure(leader, channel)).hasMessageContaining("not allow");
      }
      assertNotAllowed(() -> drone.subscribe(OURS.leader("r1")));
      assertNotAllowed(() -> drone.subscribe(OURS.asks(DIGEST)));
      assertNotAllowed(() -> drone.subscribe(OURS.steer()));
      assertNotAllowed(() -> leader.subscribe(OURS.announce()));
      assertNotAllowed(() -> leader.subscribe(OURS.drone("r1", "p1")));
      assertNotAllowed(() -> leader.subscribe(OURS.pieces(DIGEST)));
    }
  }

  private static void assertSpeaksAsALeader(RedisTransport drone) throws Exception {
    try (Transport.Subscription inbox = drone.subscribe(OURS.announce(), OURS.leader("r1"))) {
      drone.publish(OURS.announce(), new byte[] {3});
      assertThat(inbox.next(PATIENCE)).hasValue(new byte[] {3});
    }
  }

  private static void assertNotAllowed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not allow this user what Orca needs")
        .hasMessageContaining("NOPERM");
  }

  @Test
  void nothingElseOfRedisIsAllowed() throws Exception {
    List<String> commands =
        new ArrayList<>(
            List.of(
                "GET k",
                "SET k v",
                "SET orca:{shop}:k v",
                "DEL k",
                "KEYS *",
                "SCAN 0",
                "RANDOMKEY",
                "DBSIZE",
                "SELECT 1",
                "FLUSHALL",
                "FLUSHDB",
                "SWAPDB 0 1",
                "CONFIG GET *",
                "CONFIG SET maxmemory 1",
                "CONFIG REWRITE",
                "EVAL 'return 1' 0",
                "SCRIPT FLUSH",
                "ACL WHOAMI",
                "ACL LIST",
                "ACL SETUSER drone allcommands",
                "CLIENT LIST",
                "CLIENT KILL TYPE normal",
                "CLUSTER INFO",
                "INFO",
                "MONITOR",
                "SAVE",
                "SHUTDOWN NOSAVE",
                "REPLICAOF 127.0.0.1 1",
                "PSYNC ? -1",
                "MODULE LIST",
                "SLOWLOG GET",
                "PUBSUB CHANNELS",
                "PSUBSCRIBE *",
                "PSUBSCRIBE orca:{shop}:*",
                "MULTI",
                "XADD s * a b",
                "OBJECT HELP",
                "COMMAND"));
    for (String user : List.of("leader", "drone")) {
      try (Console console = new Console(server)) {
        assertThat(console.say("AUTH %s %s".formatted(user, PASSWORD))).isEqualTo("+OK");
        for (String command : commands) {
          assertThat(console.say(command)).as("%s: %s", user, command).startsWith("-NOPERM");
        }
        assertThat(console.say("PING")).isEqualTo("+PONG");
      }
    }
  }

  @Test
  void theRuleIsALineOfAnAclFile() throws Exception {
    Path file = server.folder().resolve("users.acl");
    String rule =
        tellsRolesApart
            ? RedisAcl.rule(Role.DRONE, "shop", "me", PASSWORD)
            : RedisAcl.ruleForRedis6("shop", "me", PASSWORD);
    Files.writeString(file, rule + "\n");
    try (RedisServer other = RedisServer.start(program, "--aclfile", file.toString())) {
      RedisAddress address = other.address().as("me", () -> PASSWORD);
      try (RedisTransport drone = RedisTransport.connect(address, Messages.QUICK)) {
        drone.subscribe(OURS.announce()).close();
        drone.publish(OURS.leader("r1"), new byte[1]);
        assertThat(Messages.failure(drone, THEIRS.leader("r1"))).isNotNull();
      }
    }
  }

  @Test
  void namesThatWouldChangeARuleAreRefused() {
    for (String name : List.of("", "a b", "a*", "a\n", "a}:*", "ä", ">x", "a".repeat(65))) {
      assertThatThrownBy(() -> RedisAcl.rule(Role.DRONE, name, "me", PASSWORD))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the namespace must be")
          .hasMessageContaining("was \"" + name + "\"");
      assertThatThrownBy(() -> RedisAcl.ruleForRedis6("shop", name, PASSWORD))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the user must be");
    }
  }
}
