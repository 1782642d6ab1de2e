package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.FaultProxy;
import io.orcastrike.redis.FaultProxy.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes back within the lease: the Redis, the leader, a drone, the way between them. */
@Timeout(120)
class SwarmOutageTest {
  /** Of the protocol's waits: the lease is 12 s, a drone is lost after 15 beats of 0.4 s. */
  private static final double SCALE = 0.4;

  /** For how much of the load something is away. */
  private static final double AWAY_SECONDS = 3;

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
  void aRedisThatComesBackEmptyCostsNothing() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(2, "--param", "length=8s");
    SwarmTarget target = swarm.target();
    swarm.redis().kill();
    swarm.awaitLoad(2 + AWAY_SECONDS);
    swarm.redis().restart();
    SwarmResult result = SwarmResult.of(leader);
    result.assertUndisturbed(target, drones);
    assertThat(result.total("planned")).isEqualTo(8 * SwarmTarget.RATE);
  }

  @Test
  void connectionsThatGoSilentEitherWayCostNothing() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(1, "--param", "length=8s");
    SwarmTarget target = swarm.target();
    toTwo.blackHole(Way.TO_SERVER);
    toThree.blackHole(Way.TO_CLIENT);
    SwarmResult.of(leader).assertUndisturbed(target, drones);
  }

  @Test
  void anotherLeaderTakesUpTheRun() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(3, "--param", "length=8s", "--out", "taken-up");
    SwarmTarget target = swarm.target();
    leader.kill();
    target.awaitMore(SwarmTarget.RATE / 3);
    SwarmResult result = SwarmResult.of(swarm.resume("taken-up"));
    result.assertUndisturbed(target, drones);
    assertThat(result.json().path("elapsedSeconds").asDouble()).isBetween(8.0, 8.5);
    assertThat(SwarmResult.parse(Files.readString(swarm.folder().resolve("taken-up/result.json"))))
        .isEqualTo(result.json());
  }

  @Test
  void whatWasDueWhileADroneSleptIsDroppedAndCounted() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    SwarmProcess leader = swarm.leadWhole(2, "--param", "length=8s");
    SwarmTarget target = swarm.target();
    SwarmProcess sleeper = drones.get(1);
    sleeper.signal("STOP");
    int before = target.arrivals(sleeper).size();
    target.awaitMore((long) (AWAY_SECONDS * SwarmTarget.RATE * 2 / 3));
    long woken = sleeper.signal("CONT");
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.verdict()).isEqualTo("INVALID");
    assertThat(result.exitCode()).isEqualTo(98);
    assertThat(result.isComplete()).isTrue();
    result.assertBalanced();
    drones.forEach(drone -> result.assertCounts(drone, target));
    assertThat(target.numbers()).doesNotHaveDuplicates();
    int perSecond = SwarmTarget.RATE / 3;
    System.out.println("slept: dropped " + result.dropped("generator"));
    assertThat(result.dropped("generator"))
        .isBetween((long) perSecond, (long) (perSecond * (AWAY_SECONDS + 3)));
    List<SwarmTarget.Arrival> after =
        target.arrivals(sleeper).stream().skip(before).filter(a -> a.nanos() > woken).toList();
    assertThat(after)
        .filteredOn(arrival -> arrival.nanos() < woken + SwarmTarget.nanos(1))
        .as("at most what was due within a second before, and this second's")
        .hasSizeLessThan(2 * perSecond + perSecond / 2);
  }
}
