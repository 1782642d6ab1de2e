package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.TruthScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one source file, which the leader hands out. */
@Timeout(180)
class SwarmInlineTest {
  /** Of the protocol's waits: the lease is 12 s, so that a leader can come back. */
  private static final double SCALE = 0.4;

  /** The test of {@link SwarmTarget}; of each call it gets a word from a file. */
  private static final String SOURCE =
      "//FILES words.csv=data/words-2026.csv\n"
          + SwarmTarget.TEST
              .replace("\"GET /", "it.row(words).text(\"word\") + \" /")
              .replace("})\n", "}).feed(words)\n")
              .replaceFirst(
                  "\\}\\s*$", "final Feeder<Row> words = Feeder.csv(\"words.csv\");\n}\n");

  @TempDir Path folder;
  private SwarmProcesses swarm;
  private Path source;

  @BeforeEach
  void begin() throws Exception {
    swarm = new SwarmProcesses(folder, SCALE);
    source = Files.createDirectory(folder.resolve("source"));
    Files.createDirectory(source.resolve("data"));
    Files.writeString(source.resolve("Calls.java"), SOURCE);
    Files.writeString(source.resolve("data/words-2026.csv"), "word\nGET\nHEAD\n");
    swarm.leads("source/Calls.java");
  }

  @AfterEach
  void end() throws Exception {
    swarm.close();
  }

  @Test
  void outlivesItsLeaderAndItsSourceAndLeavesNothing() throws Exception {
    for (String name : List.of("one", "two", "three")) {
      add(name, "--accept-inline");
    }
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(2, "--param", "length=8s", "--out", "run");
    leader.kill();
    Files.move(source, folder.resolve("moved"));
    String on = "redis://" + swarm.redis().hostAndPort();
    SwarmProcess second =
        swarm.start("lead", "--resume", "run", "--on", on, "--time-scale", "" + SCALE);
    int exitCode = second.awaitEnd();
    assertThat(second.out()).contains("  orca lead --lock run/result.json --on " + on);
    SwarmResult result =
        new SwarmResult(
            exitCode, SwarmResult.parse(Files.readString(folder.resolve("run/result.json"))));
    result.assertUndisturbed(swarm.target(), drones);
    assertThat(result.total("planned")).isEqualTo(8 * SwarmTarget.RATE);
    assertThat(result.json().path("test").asText()).startsWith("inline:Calls:");
    assertThat(result.json().path("lock").findValuesAsText("name")).isNotEmpty();

    swarm.leads("--lock", "run/result.json");
    SwarmResult again = SwarmResult.of(swarm.leadWhole(0.5, "--param", "length=1s"));
    again.assertUndisturbed(swarm.target(), drones);
    assertThat(again.json().path("lock")).isEqualTo(result.json().path("lock"));
    for (SwarmProcess drone : drones) {
      Path temporary = temporary(again.drone(drone, swarm.target()).path("name").asText());
      assertThat(below(temporary, "orca-inline")).as("where all is kept").hasSize(1);
      Path kept = below(temporary, "orca-inline").getFirst();
      drone.awaitEndOr(() -> below(kept, "").isEmpty());
      assertThat(drone.isAlive()).isTrue();
      drone.signal("TERM");
      drone.awaitEnd();
      assertThat(below(temporary, "")).isEmpty();
    }
  }

  @Test
  void aDroneThatTakesNothingFromALeaderSaysSo() throws Exception {
    add("willing", "--accept-inline");
    add("wary", "--allow", "source");
    swarm.drones();
    swarm.leadRefused(
        2,
        "1 of 2 drones joined (willing); wary refused: this drone takes no test from a",
        "--accept-inline");
    assertThat(swarm.target().arrivals()).isEmpty();
  }

  @Test
  void aDroneWithTwoSlotsTakesPartInTwoRunsAtOnce() throws Exception {
    add("both", "--accept-inline", "--slots", "2");
    SwarmProcess drone = swarm.drones().getFirst();
    SwarmTarget ofLong = swarm.target();
    SwarmProcess longer = swarm.lead("--quorum", "1", "--param", "length=60s");
    swarm.awaitLoad(1);
    try (SwarmTarget ofShort = new SwarmTarget(TruthScript.after(Duration.ofMillis(5)))) {
      SwarmResult within =
          SwarmResult.of(swarm.lead(ofShort, "--quorum", "1", "--param", "length=2s"));
      within.assertUndisturbed(ofShort, List.of(drone));
      long ended = SwarmTarget.lastNanos(ofShort.arrivals());
      ofLong.awaitMore(SwarmTarget.RATE / 2);
      assertThat(SwarmTarget.lastNanos(ofLong.arrivals())).isGreaterThan(ended);
    }
    longer.signal("TERM");
    SwarmResult around = SwarmResult.of(longer);
    assertThat(around.exitCode()).isEqualTo(143);
    assertThat(around.isComplete()).isTrue();
    around.assertBalanced();
    around.assertCounts(drone, ofLong);
    assertThat(ofLong.numbers()).doesNotHaveDuplicates();
  }

  private void add(String name, String... flags) throws IOException {
    Path temporary = Files.createDirectory(temporary(name));
    swarm.add(name, Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary), flags);
  }

  private Path temporary(String name) {
    return folder.resolve("temporary-" + name);
  }

  private static List<Path> below(Path place, String prefix) {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
