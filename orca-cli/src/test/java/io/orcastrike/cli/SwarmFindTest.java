package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search on a swarm: the same drones serve one trial after another. */
@Timeout(180)
class SwarmFindTest {
  private static final double SCALE = 0.2;

  @TempDir Path folder;

  @Test
  void theDronesServeEachTrialAtItsRate() throws Exception {
    try (SwarmProcesses swarm = new SwarmProcesses(folder, SCALE)) {
      swarm.add("one", "one", swarm.redis().port());
      swarm.add("two", "two", swarm.redis().port());
      swarm.drones();
      SwarmProcess search =
          swarm.start(
              ("find %s --threshold errorRate<1%% --from 40 --to 80 --hold 2s --settle 1s"
                      + " --repeats 1 --json --quorum 2 --on redis://%s --time-scale %s"
                      + " --param port=%d --max-lag 10s")
                  .formatted(
                      SwarmTarget.JAR, swarm.redis().hostAndPort(), SCALE, swarm.target().port())
                  .split(" "));
      int exitCode = search.awaitEnd();
      JsonNode found = SwarmResult.parse(search.out());
      assertThat(exitCode).as(search.err()).isZero();
      assertThat(found.path("outcome").asText()).isEqualTo("NEVER_BROKEN");
      assertThat(found.path("lowPerSecond").asDouble()).isEqualTo(80);
      assertThat(found.path("trials").findValuesAsText("ratePerSecond"))
          .containsExactly("40.0", "80.0");
      assertThat(found.path("trials").findValuesAsText("achievedPerSecond"))
          .containsExactly("40.0", "80.0");
      // Half of the rate in the second in which it is reached, then two seconds of it.
      assertThat(swarm.target().arrivals()).hasSize(100 + 200);
      for (SwarmProcess drone : swarm.drones()) {
        assertThat(swarm.target().arrivals(drone)).hasSize(50 + 100);
      }
    }
  }
}
