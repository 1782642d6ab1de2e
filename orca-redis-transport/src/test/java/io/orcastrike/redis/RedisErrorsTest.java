package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person reads when it does not connect. */
@Timeout(60)
class RedisErrorsTest {

  private static IOException failure(RedisAddress address) {
    IOException failure =
        catchThrowableOfType(
            IOException.class, () -> RedisTransport.connect(address, Messages.QUICK).close());
    assertThat(failure).as("connected to %s", address).isNotNull();
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain("s3cret");
    return failure;
  }

  @Test
  void notThere() throws Exception {
    int port = FreePort.find();
    assertThat(failure(RedisAddress.of("redis://127.0.0.1:" + port)))
        .hasMessageContaining("the Redis at 127.0.0.1:" + port + " cannot be reached")
        .hasMessageContaining("is it running?")
        .hasMessageContaining("Leave --on away to run in one process");
  }

  @Test
  void noSuchHost() {
    assertThat(failure(RedisAddress.of("redis://nowhere.invalid")))
        .hasMessageContaining("the Redis at nowhere.invalid:6379 cannot be reached")
        .hasMessageContaining("no such host");
  }

  @Test
  void wrongPassword() {
    try (RedisServer server = RedisServer.start("--requirepass", "right")) {
      RedisAddress wrong = RedisAddress.of("redis://:s3cret@" + server.hostAndPort());
      assertThat(failure(wrong))
          .hasMessageContaining(server.hostAndPort() + " does not accept this user and password");
      assertThat(failure(server.address()))
          .hasMessageContaining(server.hostAndPort() + " asks for a password");
    }
  }

  @Test
  void thePasswordIsAskedForEachTime() throws Exception {
    try (RedisServer server = RedisServer.start("--requirepass", "s3cret")) {
      String[] password = {"s3cret-old"};
      RedisAddress address = server.address().as("", () -> password[0]);
      failure(address);
      password[0] = "s3cret";
      RedisTransport.connect(address).close();
    }
  }

  @Test
  void aPasswordWhereNoneIsNeededLetsIn() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      RedisTransport.connect(RedisAddress.of("redis://:s3cret@" + server.hostAndPort())).close();
    }
  }

  @Test
  void silence() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(failure(RedisAddress.of("redis://127.0.0.1:" + silent.getLocalPort())))
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void endedBeforeTheHandshake() {
    Answers answers = new Answers("the Redis at there");
    for (String text :
        new String[] {
          "Connection closed prematurely",
          "Connection reset by peer",
          "RedisHandshakeHandler not registered"
        }) {
      assertThat(answers.explained(new IllegalStateException(text)))
          .hasMessage("the Redis at there ended the connection; does it want TLS (rediss://)?");
    }
  }

  @Test
  void endedAtOnce() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread ends = Thread.startVirtualThread(() -> endAll(rude));
      for (int i = 0; i < 20; i++) {
        assertThat(failure(RedisAddress.of("redis://127.0.0.1:" + rude.getLocalPort())))
            .hasMessageContaining("ended the connection; does it want TLS (rediss://)?");
      }
      rude.close();
      ends.join();
    }
  }

  /** Resets every connection as soon as it is there. */
  private static void endAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connection.setSoLinger(true, 0);
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  @Test
  void tlsToOneThatSpeaksNone() {
    try (RedisServer server = RedisServer.start()) {
      assertThat(failure(RedisAddress.of("rediss://" + server.hostAndPort())))
          .hasMessageContaining("TLS");
    }
  }

  @Test
  void noFileOfCertificates() {
    assertThat(failure(RedisAddress.of("rediss://127.0.0.1").trusting(Path.of("no-such-file.pem"))))
        .hasMessageContaining("no-such-file.pem");
  }

  @Test
  void aReplica() {
    try (RedisServer master = RedisServer.start();
        RedisServer replica = RedisServer.start("--replicaof", "127.0.0.1", "" + master.port())) {
      assertThat(failure(replica.address()))
          .hasMessageContaining(replica.hostAndPort() + " is a replica");
    }
  }

  @Test
  void sentinelsThatAreNotThere() throws Exception {
    int port = FreePort.find();
    assertThat(failure(RedisAddress.of("redis-sentinel://127.0.0.1:" + port + "#main")))
        .hasMessageContaining("the sentinel at 127.0.0.1:" + port);
  }
}
