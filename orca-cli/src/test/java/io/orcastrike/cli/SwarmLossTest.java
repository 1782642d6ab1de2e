package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.FaultProxy;
import io.orcastrike.redis.FaultProxy.Way;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drones that are lost in the middle of a run: killed, asleep or cut off. */
@Timeout(120)
class SwarmLossTest {
  /** Of the protocol's waits: a drone is lost after 15 beats of 0.1 s. */
  private static final double SCALE = 0.1;

  private static final double LEASE_SECONDS = 3;
  private static final double MARGIN_SECONDS = 2;

  private static SwarmProcesses swarm;
  private static FaultProxy toTwo;
  private static FaultProxy toThree;

  @BeforeAll
  static void begin(@TempDir Path folder) throws Exception {
    swarm = new SwarmProcesses(folder, SCALE);
    toTwo = new FaultProxy(swarm.redis().port());
    toThree = new FaultProxy(swarm.redis().port());
    swarm.add("d1", "d1", swarm.redis().port());
    swarm.add("d2", "d2", toTwo.port());
    swarm.add("d3", "d3", toThree.port());
  }

  @AfterAll
  static void end() throws Exception {
    swarm.close();
    toTwo.close();
    toThree.close();
  }

  @Test
  void aKilledDroneEndsTheRun() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(2, "--param", "length=60s");
    SwarmTarget target = swarm.target();
    drones.get(1).kill();
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.verdict()).isEqualTo("NOT_COMPLETED");
    assertThat(result.reasons()).contains("drone d2 was lost: no sign of life for");
    assertThat(result.isComplete()).isFalse();
    result.assertBalanced();
    result.assertCounts(drones.get(0), target);
    result.assertCounts(drones.get(2), target);
    assertThat(result.drone(drones.get(0), target).path("state").asText()).isEqualTo("COMPLETE");
    assertThat(result.drone(drones.get(1), target).path("state").asText()).isEqualTo("INCOMPLETE");
    result.assertAtMostSeen(drones.get(1), target);
    assertThat(target.numbers()).doesNotHaveDuplicates();
  }

  @Test
  void theOthersTakeUpTheLoadOfAKilledDrone() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(1.5, "--param", "length=12s", "--on-loss", "respread");
    SwarmTarget target = swarm.target();
    drones.get(0).kill();
    SwarmProcess anew = swarm.drones().get(0);
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.exitCode()).isEqualTo(98);
    assertThat(result.verdict()).as(result.reasons()).isEqualTo("INCONCLUSIVE");
    assertThat(result.warnings()).contains("drone d1 was lost: no sign of life for");
    result.assertBalanced();
    result.assertCounts(drones.get(1), target);
    result.assertCounts(drones.get(2), target);
    assertThat(target.arrivals(anew)).as("of who was started anew in mid-run").isEmpty();
    assertThat(target.numbers())
        .doesNotHaveDuplicates()
        .as("the planned rate at the end")
        .containsAll(SwarmTarget.due(10, 12));
    // From its last whole second to lease and late after it was missed.
    System.out.println("respread: undelivered " + result.total("undelivered"));
    assertThat(result.total("undelivered"))
        .isBetween(3L * SwarmTarget.RATE / 3, 9L * SwarmTarget.RATE / 3);
  }

  @Test
  void aDroneThatSleptLongerThanItsLeaseTakesUpNoLoad() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(1, "--param", "length=12s", "--on-loss", "respread");
    SwarmTarget target = swarm.target();
    SwarmProcess sleeper = drones.get(2);
    sleeper.signal("STOP");
    long highest = target.numbers().stream().mapToLong(Long::longValue).max().orElse(0);
    target.awaitMore((long) ((LEASE_SECONDS + MARGIN_SECONDS) * SwarmTarget.RATE * 2 / 3));
    sleeper.signal("CONT");
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.exitCode()).isEqualTo(98);
    assertThat(result.reasons()).contains("the run went on without d3");
    assertThat(result.warnings()).contains("drone d3 was lost: no sign of life for");
    result.assertBalanced();
    result.assertCounts(drones.get(0), target);
    result.assertCounts(drones.get(1), target);
    assertThat(target.numbers())
        .doesNotHaveDuplicates()
        .as("the planned rate at the end")
        .containsAll(SwarmTarget.due(10, 12));
    assertThat(target.arrivals(sleeper))
        .as("what it had begun before")
        .allMatch(arrival -> arrival.number() < highest + SwarmTarget.RATE / 2);
    sleeper.awaitText("made its load, in part: ");
  }

  @Test
  void aDroneThatIsCutOffEitherWayStopsItsLoad() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(1, "--param", "length=8s", "--on-loss", "carry-on:0.7");
    SwarmTarget target = swarm.target();
    long cut = System.nanoTime();
    cut(toTwo, Way.TO_SERVER);
    cut(toThree, Way.TO_CLIENT);
    SwarmResult result = SwarmResult.of(leader);
    toTwo.refuse(false);
    toThree.refuse(false);
    assertThat(result.warnings()).contains("drone d2 was lost: ", "drone d3 was lost: ");
    assertThat(result.verdict()).as(result.reasons()).isEqualTo("INCONCLUSIVE");
    result.assertBalanced();
    result.assertCounts(drones.get(0), target);
    assertThat(target.arrivals(drones.get(0))).hasSize(8 * SwarmTarget.RATE / 3);
    assertThat(target.numbers()).doesNotHaveDuplicates();
    for (SwarmProcess drone : drones.subList(1, 3)) {
      assertThat(SwarmTarget.lastNanos(target.arrivals(drone)) - cut)
          .isLessThan(SwarmTarget.nanos(LEASE_SECONDS + MARGIN_SECONDS));
      result.assertAtMostSeen(drone, target);
    }
  }

  private static void cut(FaultProxy proxy, Way way) {
    proxy.refuse(true);
    proxy.blackHole(way);
  }
}
