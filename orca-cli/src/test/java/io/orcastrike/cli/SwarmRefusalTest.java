package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a swarm of processes that do not begin, and say why. */
@Timeout(120)
class SwarmRefusalTest {
  private static final String PASSWORD = "wrong-horse-battery";

  @TempDir Path folder;

  @Test
  void theLeaderNamesWhoJoinedAndWhoRefused() throws Exception {
    try (SwarmProcesses swarm = new SwarmProcesses(folder, 0.1)) {
      String on = "redis://" + swarm.redis().hostAndPort();
      swarm.add("willing", "willing", swarm.redis().port());
      SwarmProcess wary = swarm.start("drone", "--on", on, "--name", "wary", "--time-scale", "0.1");
      swarm.drones();
      wary.awaitText("waiting for runs");
      SwarmResult result =
          swarm.leadRefused(
              3, "1 of 3 drones joined (willing); wary refused: this drone may not run ");
      assertThat(result.json().path("reasons").path(0).asText())
          .endsWith("it was started with --allow nothing");
      wary.awaitText("drone wary does not take part: this drone may not run ");
      assertThat(swarm.target().arrivals()).isEmpty();
    }
  }

  @Test
  void aRedisThatDoesNotLetInOrIsNotThereIsNamed() throws Exception {
    int nobody;
    try (SwarmProcesses swarm = new SwarmProcesses(folder, 0.1);
        RedisServer closed = RedisServer.start("--requirepass", "the-right-one")) {
      try (RedisServer gone = RedisServer.start()) {
        nobody = gone.port();
      }
      Map<String, String> wrong = Map.of("ORCA_REDIS_PASSWORD", PASSWORD);
      List<SwarmProcess> all = new ArrayList<>();
      for (String on : List.of("redis://" + closed.hostAndPort(), "redis://127.0.0.1:" + nobody)) {
        all.add(swarm.start(wrong, "drone", "--on", on, "--verbose"));
        all.add(swarm.start(wrong, "lead", SwarmTarget.JAR, "--on", on, "--verbose"));
      }
      for (SwarmProcess process : all) {
        assertThat(process.awaitEnd()).as(process.err()).isEqualTo(3);
        assertThat(process.out()).isEmpty();
        assertThat(process.err()).doesNotContain(PASSWORD);
      }
      for (SwarmProcess process : all.subList(0, 2)) {
        assertThat(process.err()).contains(closed.hostAndPort()).contains("password");
      }
      for (SwarmProcess process : all.subList(2, 4)) {
        assertThat(process.err()).contains("127.0.0.1:" + nobody).contains("refused");
      }
    }
  }
}
