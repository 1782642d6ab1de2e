package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.testkit.TruthScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a swarm of processes whose drones all live; not always their leader and their Redis. */
@Timeout(120)
class SwarmRunsTest {
  private static final int RUNS = 12;

  private static final String LAPSED = "made its load, in part: no answer of the leader for 3 s";

  /** The lease of 3 s and a margin. */
  private static final long STOPPED_NANOS = SwarmTarget.nanos(5);

  private static SwarmProcesses swarm;

  @BeforeAll
  static void begin(@TempDir Path folder) throws Exception {
    swarm = new SwarmProcesses(folder, 0.1);
    swarm.add("one", "twin", swarm.redis().port());
    swarm.add("two", "twin", swarm.redis().port());
    swarm.add("three", "other", swarm.redis().port());
  }

  @AfterAll
  static void end() throws Exception {
    swarm.close();
  }

  @Test
  void countsAreThoseOfTheTargetAlsoOfDronesWithTheSameName() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmResult result = SwarmResult.of(swarm.leadWhole(1));
    SwarmTarget target = swarm.target();
    result.assertUndisturbed(target, drones);
    assertThat(result.team()).containsExactly("twin", "twin", "other");
    assertThat(result.total("planned")).isEqualTo(5 * SwarmTarget.RATE);
    for (SwarmProcess drone : drones) {
      JsonNode measured = result.drone(drone, target);
      assertThat(measured.path("startSkewMs").asDouble()).isBetween(-1_000.0, 1_000.0);
      assertThat(measured.path("startSkewBoundMs").asDouble()).isBetween(0.001, 1_000.0);
    }
  }

  @Test
  void anAbortReachesTheTarget() throws Exception {
    SwarmTarget target = swarm.newTarget(TruthScript.after(Duration.ofMinutes(5)));
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.lead("--param", "length=60s").awaitText("run=");
    swarm.awaitLoad(1);
    leader.signal("TERM");
    leader.awaitText("stopping");
    long aborted = leader.signal("TERM");
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.verdict()).isEqualTo("TERMINATED");
    assertThat(result.isComplete()).isTrue();
    result.assertBalanced();
    assertThat(result.total("interrupted")).isEqualTo(result.total("started"));
    assertThat(target.numbers()).doesNotHaveDuplicates();
    assertThat(SwarmTarget.lastNanos(target.arrivals())).isLessThan(aborted + SwarmTarget.nanos(2));
    assertThat(target.numbers().size()).isLessThanOrEqualTo((int) result.total("started"));
    assertThat(drones).allMatch(SwarmProcess::isAlive);
  }

  @Test
  void runAfterRunNothingGrows() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    List<SwarmFigures> before = List.of();
    for (int run = 1; run <= RUNS; run++) {
      SwarmTarget target = swarm.newTarget();
      TestConsole console = new TestConsole().in(swarm.folder());
      List<String> command = new ArrayList<>(List.of("lead", SwarmTarget.JAR, "--quorum", "3"));
      command.addAll(List.of("--quorum-within", "40s", "--time-scale", "0.1", "--max-lag", "10s"));
      command.addAll(List.of("--json", "--on", "redis://" + swarm.redis().hostAndPort()));
      command.addAll(List.of("--param", "port=" + target.port(), "--param", "length=1s"));
      int exitCode = console.run(command.toArray(String[]::new));
      new SwarmResult(exitCode, SwarmResult.parse(console.out())).assertUndisturbed(target, drones);
      if (run == 3) {
        before = SwarmFigures.of(swarm);
      }
    }
    List<SwarmFigures> after = SwarmFigures.of(swarm);
    System.out.printf("after 3 runs %s%nafter %d runs %s%n", before, RUNS, after);
    for (int i = 0; i < drones.size(); i++) {
      SwarmFigures early = before.get(i);
      SwarmFigures late = after.get(i);
      assertThat(late.liveBytes()).isLessThan(early.liveBytes() + 1_000_000);
      assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + 3);
      assertThat(late.loadedTests()).isLessThanOrEqualTo(1);
      assertThat(late.connections()).isEqualTo(early.connections());
    }
  }

  @Test
  void withoutALeaderTheLoadEnds() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(1, "--param", "length=60s");
    SwarmTarget target = swarm.target();
    List<Integer> before = lapsed(drones);
    long killed = leader.kill();
    awaitLapsed(drones, before);
    assertThat(SwarmTarget.lastNanos(target.arrivals()) - killed).isLessThan(STOPPED_NANOS);
    assertThat(target.numbers()).doesNotHaveDuplicates();

    target = swarm.newTarget();
    SwarmResult next = SwarmResult.of(swarm.lead("--param", "length=1s"));
    next.assertUndisturbed(target, drones);
  }

  @Test
  void aRedisThatStaysAwayEndsTheRunButNotTheSwarm() throws Exception {
    List<SwarmProcess> drones = swarm.drones();

    // Longer than the lease of 3 s, shorter than the leader's patience of 6 s.
    SwarmProcess leader = swarm.leadWhole(2, "--param", "length=60s");
    SwarmTarget target = swarm.target();
    List<Integer> before = lapsed(drones);
    long killed = swarm.killRedis();
    awaitLapsed(drones, before);
    swarm.redis().restart();
    SwarmResult back = SwarmResult.of(leader);
    assertStopped(back, killed, target, drones);

    // For good.
    leader = swarm.leadWhole(2, "--param", "length=60s");
    target = swarm.target();
    List<Integer> again = lapsed(drones);
    killed = swarm.killRedis();
    SwarmResult gone = SwarmResult.of(leader);
    awaitLapsed(drones, again);
    assertStopped(gone, killed, target, drones);
    assertThat(gone.isComplete()).isFalse();
    assertThat(gone.reasons()).contains("the bus has been away for 6 s");

    swarm.redis().restart();
    target = swarm.newTarget();
    SwarmResult next = SwarmResult.of(swarm.lead("--param", "length=1s"));
    next.assertUndisturbed(target, drones);
    assertThat(unsent(swarm.folder())).as("what nobody took").isNotEmpty();
  }

  private static void assertStopped(
      SwarmResult result, long killed, SwarmTarget target, List<SwarmProcess> drones) {
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.verdict()).isEqualTo("NOT_COMPLETED");
    result.assertBalanced();
    assertThat(target.numbers()).doesNotHaveDuplicates();
    assertThat(SwarmTarget.lastNanos(target.arrivals()) - killed).isLessThan(STOPPED_NANOS);
    for (SwarmProcess drone : drones) {
      assertThat(drone.isAlive()).isTrue();
      if (result.drone(drone, target).path("state").asText().equals("COMPLETE")) {
        result.assertCounts(drone, target);
      } else {
        result.assertAtMostSeen(drone, target);
      }
    }
  }

  private static List<Path> unsent(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("orca-unsent"))) {
      return files.toList();
    }
  }

  private static List<Integer> lapsed(List<SwarmProcess> drones) throws Exception {
    List<Integer> times = new ArrayList<>();
    for (SwarmProcess drone : drones) {
      times.add(drone.times(LAPSED));
    }
    return times;
  }

  private static void awaitLapsed(List<SwarmProcess> drones, List<Integer> before)
      throws Exception {
    for (int i = 0; i < drones.size(); i++) {
      drones.get(i).awaitTimes(LAPSED, before.get(i) + 1);
    }
  }
}
