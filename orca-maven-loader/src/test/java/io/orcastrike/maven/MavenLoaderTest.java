package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadTest;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenLoaderTest {
  @TempDir Path folder;
  private RepositoryFolder repository;
  private Machine machine;

  @BeforeEach
  void set() throws IOException {
    repository = new RepositoryFolder(folder.resolve("repository"));
    machine = Machine.in(folder.resolve("machine"));
  }

  private MavenLoader.Builder loader() {
    return machine.loader().repository("acme", repository.url());
  }

  private static Artifact shop() {
    return Artifact.test("com.acme:shop:1.2", "com.acme.ShopTest");
  }

  @Test
  void findsATestAndWhatItNeedsInTheOrderOfTheClassPath() throws Exception {
    repository
        .deploy(shop().needing("org.lib:a:1").needing("org.lib:b:1", "<scope>runtime</scope>"))
        .deploy(Artifact.of("org.lib:a:1").needing("org.lib:c:3"))
        .deploy(Artifact.of("org.lib:b:1"))
        .deploy(Artifact.of("org.lib:c:3"));

    FoundTest found = loader().build().find("com.acme:shop:1.2");

    assertThat(found.address()).isEqualTo("com.acme:shop:1.2");
    assertThat(found.lock())
        .containsExactly(
            locked("com.acme:shop:1.2"),
            locked("org.lib:a:1"),
            locked("org.lib:c:3"),
            locked("org.lib:b:1"));
    try (LoadedTest loaded = found.open()) {
      assertThat(loaded.test()).isInstanceOf(LoadTest.class);
      assertThat(loaded.test().getClass().getName()).isEqualTo("com.acme.ShopTest");
      assertThat(loaded.test().getClass().getClassLoader()).isEqualTo(loaded.classLoader());
    }
  }

  private LockedFile locked(String coordinates) throws Exception {
    byte[] content = Files.readAllBytes(repository.file(coordinates, ".jar"));
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
    return new LockedFile(coordinates, HexFormat.of().formatHex(sha256));
  }

  @Test
  void aLibraryIsLoadedFromTheLocalRepository() throws Exception {
    repository
        .deploy(shop().needing("org.lib:a:1"))
        .deploy(
            Artifact.of("org.lib:a:1")
                .withSource("org/lib/A.java", "package org.lib; public class A {}"));

    try (LoadedTest loaded = loader().build().load("com.acme:shop:1.2")) {
      Class<?> library = loaded.classLoader().loadClass("org.lib.A");
      assertThat(library.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(machine.localRepository().file("org.lib:a:1", ".jar").toUri().toURL());
    }
  }

  @Test
  void leavesOutWhatIsNotNeededToRunAndWhatComesFromTheHost() throws Exception {
    repository
        .deploy(
            shop()
                .needing("org.lib:a:1")
                .needing("org.lib:provided:1", "<scope>provided</scope>")
                .needing("org.lib:testing:1", "<scope>test</scope>")
                .needing("org.lib:optional:1", "<optional>true</optional>")
                .needing("io.orcastrike:orca-api:9.9-SNAPSHOT")
                .needing("io.orcastrike:orca-http:9.9-SNAPSHOT")
                .needing("org.slf4j:slf4j-api:9.9"))
        .deploy(
            Artifact.of("org.lib:a:1")
                .needing("org.lib:optional:1", "<optional>true</optional>")
                .needing("org.lib:testing:1", "<scope>test</scope>")
                .needing("org.slf4j:slf4j-api:9.9"));

    assertThat(loader().build().find("com.acme:shop:1.2").lock())
        .extracting(LockedFile::name)
        .containsExactly("com.acme:shop:1.2", "org.lib:a:1");
  }

  @Test
  void theVersionsThatTheTestsOwnPomManagesHold() throws Exception {
    repository
        .deploy(shop().needing("org.lib:a:1").managing("org.lib:c:4"))
        .deploy(Artifact.of("org.lib:a:1").needing("org.lib:c:3"))
        .deploy(Artifact.of("org.lib:c:4"));

    assertThat(loader().build().find("com.acme:shop:1.2").lock())
        .extracting(LockedFile::name)
        .containsExactly("com.acme:shop:1.2", "org.lib:a:1", "org.lib:c:4");
  }

  @Test
  void anAddressNamesTheClassIfOneWasNamed() throws Exception {
    repository.deploy(shop().withTest("com.acme.OtherTest", ""));
    MavenLoader loader = loader().build();

    FoundTest found = loader.find("com.acme:shop:1.2#com.acme.OtherTest");

    assertThat(found.address()).isEqualTo("com.acme:shop:1.2:com.acme.OtherTest");
    try (LoadedTest loaded = loader.load(found.address())) {
      assertThat(loaded.test().getClass().getSimpleName()).isEqualTo("OtherTest");
    }
    assertThatThrownBy(() -> loader.load("com.acme:shop:1.2"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("there are 2 load tests, and none was named");
  }

  @Test
  void aJarWithoutATestSaysSo() throws Exception {
    repository.deploy(
        Artifact.of("com.acme:shop:1.2")
            .withSource("com/acme/A.java", "package com.acme; class A {}"));

    assertThatThrownBy(() -> loader().build().load("com.acme:shop:1.2"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("its only class is no load test");
  }

  @Test
  void aPomCannotAddARepository() throws Exception {
    RepositoryFolder elsewhere = new RepositoryFolder(folder.resolve("elsewhere"));
    elsewhere.deploy(Artifact.of("org.lib:b:1"));
    String element =
        "<repositories><repository><id>elsewhere</id><url>%s</url></repository></repositories>"
            .formatted(elsewhere.url());
    repository
        .deploy(shop().needing("org.lib:a:1").withPom(element))
        .deploy(Artifact.of("org.lib:a:1").needing("org.lib:b:1").withPom(element));

    assertThatThrownBy(() -> loader().build().find("com.acme:shop:1.2"))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("com.acme:shop:1.2 -> org.lib:a:1 -> org.lib:b:1")
        .hasMessageNotContaining("elsewhere");
  }

  @Test
  void ownRepositoriesComeBeforeCentral() throws Exception {
    new RepositoryFolder(machine.folder().resolve("central"))
        .deploy(shop().withTest("com.acme.Impostor", ""));
    repository.deploy(shop());

    try (LoadedTest loaded = loader().build().load("com.acme:shop:1.2")) {
      assertThat(loaded.test().getClass().getSimpleName()).isEqualTo("ShopTest");
    }
  }

  @Test
  void whatWasFetchedIsFoundOffline() throws Exception {
    repository.deploy(shop().needing("org.lib:a:1")).deploy(Artifact.of("org.lib:a:1"));
    List<LockedFile> online = loader().build().find("com.acme:shop:1.2").lock();

    assertThat(loader().offline(true).build().find("com.acme:shop:1.2").lock()).isEqualTo(online);
  }

  @Test
  void whatWasInstalledOnThisMachineIsFound() throws Exception {
    machine
        .localRepository()
        .deploy(shop())
        .deploy(Artifact.test("com.acme:shop:2-SNAPSHOT", "com.acme.ShopTest"));

    assertThat(loader().build().find("com.acme:shop:1.2").lock()).hasSize(1);
    assertThat(loader().snapshots(true).build().find("com.acme:shop:2-SNAPSHOT").address())
        .isEqualTo("com.acme:shop:2-SNAPSHOT");
  }

  @Test
  void manyFindTheSameAtOnce() throws Exception {
    repository.deploy(shop().needing("org.lib:a:1")).deploy(Artifact.of("org.lib:a:1"));
    MavenLoader loader = loader().build();
    Callable<List<LockedFile>> find = () -> loader.find("com.acme:shop:1.2").lock();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<List<LockedFile>> locks = new ArrayList<>();
      for (Future<List<LockedFile>> each : threads.invokeAll(List.of(find, find, find, find))) {
        locks.add(each.get());
      }
      assertThat(locks).hasSize(4).containsOnly(loader.find("com.acme:shop:1.2").lock());
    }
  }
}
