package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.maven.Artifact;
import io.orcastrike.maven.Machine;
import io.orcastrike.report.LockedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every process of a swarm fetches from a Maven repository itself. */
@Timeout(180)
class SwarmCoordinatesTest {
  private static final String WRONG_PASSWORD = "wrong-horse-battery";
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path folder;
  private SwarmProcesses swarm;
  private PublishedCalls published;

  @BeforeEach
  void begin() throws Exception {
    swarm = new SwarmProcesses(folder, 0.1);
    published = new PublishedCalls(folder);
  }

  @AfterEach
  void end() throws Exception {
    published.close();
    swarm.close();
  }

  @Test
  void runsOnDronesThatHadNothingAndThenWithoutTheRepository() throws Exception {
    Machine leads = published.machine("leader");
    for (String name : List.of("one", "two", "three")) {
      add(name, published.machine(name), PublishedCalls.GROUP);
    }
    List<SwarmProcess> drones = swarm.drones();

    swarm.leads(published.on(leads, PublishedCalls.TEST));
    SwarmProcess leader = swarm.leadWhole(1, "--param", "length=2s", "--out", "cold");
    SwarmResult cold = SwarmResult.of(leader);
    cold.assertUndisturbed(swarm.target(), drones);
    assertThat(cold.json().path("test").asText()).isEqualTo(PublishedCalls.TEST);
    assertThat(lock(cold)).isEqualTo(published.lock());
    for (String jar : List.of("calls-1.jar", "speech-1.jar", "words-1.jar")) {
      assertThat(published.requests(jar)).as(jar).isGreaterThanOrEqualTo(4);
    }
    Duration coldTime = beginning(leader, cold);

    published.close();
    swarm.leads(published.on(leads, "--lock", "cold/result.json"));
    leader = swarm.leadWhole(1, "--param", "length=2s");
    SwarmResult warm = SwarmResult.of(leader);
    warm.assertUndisturbed(swarm.target(), drones);
    assertThat(warm.json().path("test")).isEqualTo(cold.json().path("test"));
    assertThat(lock(warm)).isEqualTo(published.lock());
    System.out.printf(
        "published test: begun after %s, then %s%n", coldTime, beginning(leader, warm));

    leads.localRepository().deploy(PublishedCalls.words("PUT"));
    published.repository().deploy(PublishedCalls.words("PUT"));
    swarm.newTarget();
    SwarmProcess other = swarm.lead();
    assertThat(other.awaitEnd()).as(other.err()).isEqualTo(2);
    assertThat(other.err())
        .contains("the files of com.acme:calls:1 are not ", "org.lib:words:1 has SHA-256 ");
    assertThat(swarm.target().arrivals()).isEmpty();
  }

  @Test
  void dronesThatHaveOtherFilesOrMayNotHaveThemRefuse() throws Exception {
    Machine leads = published.filled(published.machine("leader"));
    add("willing", published.machine("willing"), PublishedCalls.GROUP);
    add("wary", published.machine("wary"), "org.other");
    Machine tampered = published.filled(published.machine("tampered"));
    tampered.localRepository().deploy(PublishedCalls.words("PUT"));
    add("tampered", tampered, PublishedCalls.GROUP);
    add("stranger", published.machine("stranger", WRONG_PASSWORD), PublishedCalls.GROUP);
    List<SwarmProcess> drones = swarm.drones();

    swarm.leads(published.on(leads, PublishedCalls.TEST));
    swarm.leadRefused(
        3,
        "1 of 3 drones joined (willing)",
        "wary refused: com.acme:calls:1 may not be loaded here",
        "allowed are org.other",
        "tampered refused: the files of com.acme:calls:1 are not the leader's: org.lib:words:1 has"
            + " SHA-256",
        "stranger refused: ",
        "401, with the user of settings.xml");
    assertThat(swarm.target().arrivals()).isEmpty();
    for (SwarmProcess drone : drones) {
      assertThat(drone.err()).doesNotContain(WRONG_PASSWORD, PublishedCalls.PASSWORD);
    }

    Machine stranger = published.machine("strange-leader", WRONG_PASSWORD);
    swarm.leads(published.on(stranger, PublishedCalls.TEST, "--verbose"));
    SwarmProcess leader = swarm.lead();
    assertThat(leader.awaitEnd()).as(leader.err()).isEqualTo(2);
    assertThat(leader.err())
        .contains("com.acme:calls:1 cannot be found", "401, with the user of settings.xml")
        .contains("<server> with the repository's id in settings.xml")
        .doesNotContain(WRONG_PASSWORD);
    assertThat(leader.out()).isEmpty();
  }

  @Test
  void aSnapshotDeployedInBetweenIsNotTheLeaders() throws Exception {
    String first = "2-20261122.101112-1";
    published.repository().deploy(PublishedCalls.calls("2-SNAPSHOT"), "20261122.101112", 1);
    add("early", published.machine("early"), PublishedCalls.GROUP, "--snapshots");
    swarm.drones();
    Machine leads = published.machine("leader");
    swarm.leads(published.on(leads, "com.acme:calls:2-SNAPSHOT", "--snapshots"));
    SwarmProcess leader = swarm.lead("--quorum", "2", "--param", "length=1s");
    // By its leader and by the drone that it was announced to.
    leader.awaitEndOr(() -> published.requests("calls-" + first + ".jar") >= 2);

    published
        .repository()
        .deploy(Artifact.test("com.acme:calls:2-SNAPSHOT", "com.acme.Newer"), "20261122.111213", 2);
    add("late", published.machine("late"), PublishedCalls.GROUP, "--snapshots");
    List<SwarmProcess> drones = swarm.drones();
    SwarmResult result = SwarmResult.of(leader);
    assertThat(result.json().path("test").asText()).isEqualTo("com.acme:calls:" + first);
    assertThat(lock(result).getFirst().name()).isEqualTo("com.acme:calls:" + first);
    assertThat(result.team()).containsExactlyInAnyOrder("early", "late");
    result.assertUndisturbed(swarm.target(), drones);
  }

  private void add(String name, Machine machine, String group, String... flags) {
    String[] allow =
        Stream.concat(Stream.of("--allow", group), Stream.of(flags)).toArray(String[]::new);
    swarm.add(name, NO_VARIABLES, published.on(machine, allow));
  }

  private static List<LockedFile> lock(SwarmResult result) {
    List<LockedFile> lock = new ArrayList<>();
    result
        .json()
        .path("lock")
        .forEach(
            file ->
                lock.add(new LockedFile(file.path("name").asText(), file.path("sha256").asText())));
    return lock;
  }

  /** From the start of the leader's process to that of the load. */
  private static Duration beginning(SwarmProcess leader, SwarmResult result) {
    return Duration.between(
        leader.startedAt(), Instant.parse(result.json().path("startedAt").asText()));
  }
}
