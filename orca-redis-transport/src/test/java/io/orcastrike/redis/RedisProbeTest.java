package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.redis.RedisAcl.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of a Redis that is there, by one who may ask all, and by one who may not. */
@Timeout(60)
class RedisProbeTest {
  private static final String PASSWORD = "s3cret";

  private final RedisServer server = RedisServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private RedisProbe probe(String user) throws IOException {
    return RedisProbe.connect(server.address().as(user, () -> PASSWORD));
  }

  @Test
  void whoMayAskIsTold() throws Exception {
    try (RedisProbe probe = RedisProbe.connect(server.address())) {
      assertThat(probe.version()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(probe.roundTrips(5)).hasSize(5).allMatch(Duration::isPositive);
      assertThat(probe.info("persistence").orElseThrow()).contains("aof_enabled:0");
      assertThat(probe.setting("client-output-buffer-limit").orElseThrow()).contains("pubsub");
      assertThat(probe.setting("no-such-setting")).isEmpty();
      RedisProbe.ServerClock clock = probe.clock(3).orElseThrow();
      assertThat(clock.ahead().abs()).as("one machine").isLessThanOrEqualTo(clock.within());
      for (Role role : Role.values()) {
        assertThat(probe.forbidden(role, "shop")).isEmpty();
      }
    }
  }

  @Test
  void anOrcaUserMayDoWhatItsRoleNeedsAndAskNothingMore() throws Exception {
    try (Console console = new Console(server)) {
      boolean isOld = console.say("INFO server").contains("redis_version:6.");
      for (Role role : Role.values()) {
        String rule =
            isOld
                ? RedisAcl.ruleForRedis6("shop", role.name(), PASSWORD)
                : RedisAcl.rule(role, "shop", role.name(), PASSWORD);
        assertThat(console.say("ACL SETUSER " + rule.replaceFirst("user ", ""))).isEqualTo("+OK");
      }
      for (Role role : Role.values()) {
        try (RedisProbe probe = probe(role.name())) {
          assertThat(probe.roundTrips(1)).hasSize(1);
          assertThat(probe.info("persistence")).isEmpty();
          assertThat(probe.setting("save")).isEmpty();
          assertThat(probe.clock(1)).isEmpty();
          assertThat(probe.forbidden(role, "shop")).isEmpty();
          assertThat(probe.forbidden(role, "other"))
              .contains("subscribe orca:{other}:run:doctor:beat")
              .anyMatch(each -> each.startsWith("publish orca:{other}:run:doctor:"));
        }
      }
      if (!isOld) {
        try (RedisProbe probe = probe(Role.DRONE.name())) {
          assertThat(probe.forbidden(Role.LEADER, "shop"))
              .contains("subscribe orca:{shop}:steer:ask", "publish orca:{shop}:run:doctor:beat");
        }
      }
    }
  }

  @Test
  void oneThatIsNotThereOrSaysNothingIsNamedSoon() throws Exception {
    try (ServerSocket mute = new ServerSocket(0)) {
      RedisAddress address = RedisAddress.of("redis://127.0.0.1:" + mute.getLocalPort());
      assertThatThrownBy(() -> RedisProbe.connect(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not answer in time");
    }
  }
}
