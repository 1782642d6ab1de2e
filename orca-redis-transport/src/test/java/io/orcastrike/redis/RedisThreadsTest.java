package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Transport;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that embeds a transport ends when it wants to, and has its threads back before. */
@Timeout(60)
class RedisThreadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void keepNoJvmAliveAndAreGoneWhenItIsClosed() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      Set<Thread> ours;
      try (RedisTransport transport = RedisTransport.connect(server.address());
          Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL)) {
        Messages.assertFlows(transport, inbox);
        ours = new HashSet<>(Thread.getAllStackTraces().keySet());
        ours.removeAll(before);
      }

      assertThat(ours).isNotEmpty().allMatch(Thread::isDaemon);
      // The last of the client is the JVM's own or ends by itself when idle.
      for (Thread thread : ours) {
        if (thread.getName().startsWith("lettuce")) {
          assertThat(thread.join(PATIENCE)).as("%s ends", thread).isTrue();
        }
      }
    }
  }
}
