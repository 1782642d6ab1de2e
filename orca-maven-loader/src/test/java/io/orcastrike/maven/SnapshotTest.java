package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of a snapshot, and two machines that must load the same one. */
class SnapshotTest {
  private static final String FIRST = "com.acme:shop:1.0-20261122.101112-1";
  private static final String SECOND = "com.acme:shop:1.0-20261122.111213-2";

  @TempDir Path folder;
  private RepositoryFolder repository;
  private Machine leader;
  private Machine drone;

  @BeforeEach
  void set() throws IOException {
    repository = new RepositoryFolder(folder.resolve("repository"));
    leader = Machine.in(folder.resolve("leader"));
    drone = Machine.in(folder.resolve("drone"));
    repository.deploy(
        Artifact.test("com.acme:shop:1.0-SNAPSHOT", "com.acme.First"), "20261122.101112", 1);
  }

  private void deploySecond() throws IOException {
    repository.deploy(
        Artifact.test("com.acme:shop:1.0-SNAPSHOT", "com.acme.Second"), "20261122.111213", 2);
  }

  private MavenLoader on(Machine machine) {
    return machine.loader().repository("acme", repository.url()).snapshots(true).build();
  }

  @Test
  void aDroneLoadsTheBuildOfTheLeaderWhenThereIsANewerOne() throws Exception {
    FoundTest led = on(leader).find("com.acme:shop:1.0-SNAPSHOT");
    deploySecond();
    on(drone).find("com.acme:shop:1.0-SNAPSHOT"); // it has the newer one, and metadata of it

    FoundTest driven = on(drone).find(led.address());

    assertThat(led.address()).isEqualTo(FIRST);
    assertThat(led.lock()).extracting(LockedFile::name).containsExactly(FIRST);
    assertThat(driven.lock()).isEqualTo(led.lock());
    assertThat(driven.address()).isEqualTo(led.address());
    try (LoadedTest loaded = driven.open()) {
      assertThat(loaded.test().getClass().getSimpleName()).isEqualTo("First");
    }
  }

  @Test
  void aNewBuildIsFoundByTheMachineThatHasAnOldOne() throws Exception {
    on(leader).find("com.acme:shop:1.0-SNAPSHOT");
    deploySecond();

    assertThat(on(leader).find("com.acme:shop:1.0-SNAPSHOT:com.acme.Second").address())
        .isEqualTo(SECOND + ":com.acme.Second");
  }

  @Test
  void aFoundBuildIsStillThatOneAfterANewerWasFetched() throws Exception {
    FoundTest found = on(leader).find("com.acme:shop:1.0-SNAPSHOT");
    deploySecond();
    on(leader).find("com.acme:shop:1.0-SNAPSHOT");

    try (LoadedTest loaded = found.open()) {
      assertThat(loaded.test().getClass().getSimpleName()).isEqualTo("First");
    }
  }

  @Test
  void aLibrarysNewerBuildShowsInTheLock() throws Exception {
    repository
        .deploy(Artifact.of("org.lib:a:1-SNAPSHOT"), "20261122.101112", 1)
        .deploy(
            Artifact.test("com.acme:shop:2", "com.acme.ShopTest").needing("org.lib:a:1-SNAPSHOT"));
    FoundTest led = on(leader).find("com.acme:shop:2");
    repository.deploy(Artifact.of("org.lib:a:1-SNAPSHOT"), "20261122.111213", 2);

    FoundTest driven = on(drone).find(led.address());

    assertThat(led.lock())
        .extracting(LockedFile::name)
        .containsExactly("com.acme:shop:2", "org.lib:a:1-20261122.101112-1");
    assertThat(driven.lock())
        .extracting(LockedFile::name)
        .containsExactly("com.acme:shop:2", "org.lib:a:1-20261122.111213-2");
  }

  @Test
  void noSnapshotIsLoadedUnlessWanted() throws Exception {
    repository.deploy(
        Artifact.test("com.acme:shop:2", "com.acme.ShopTest").needing("org.lib:a:1-SNAPSHOT"));
    repository.deploy(Artifact.of("org.lib:a:1-SNAPSHOT"), "20261122.101112", 1);
    MavenLoader loader = leader.loader().repository("acme", repository.url()).build();

    for (String snapshot : new String[] {"com.acme:shop:1.0-SNAPSHOT", FIRST}) {
      assertThatThrownBy(() -> loader.find(snapshot))
          .isInstanceOf(TestNotFoundException.class)
          .hasMessageContainingAll(snapshot + " is a snapshot", "try: --snapshots");
    }
    assertThatThrownBy(() -> loader.find("com.acme:shop:2"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContainingAll(
            "com.acme:shop:2 needs a snapshot",
            "where: com.acme:shop:2 -> org.lib:a:1-SNAPSHOT",
            "try: --snapshots");
  }
}
