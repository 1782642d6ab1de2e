package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.LoadedTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest may name further jars, and nobody has locked those. */
class ManifestTest {
  @TempDir Path folder;

  @Test
  void theClassPathOfAManifestIsNotFollowed() throws Exception {
    RepositoryFolder repository = new RepositoryFolder(folder.resolve("repository"));
    repository.deploy(
        Artifact.test("com.acme:shop:1.2", "com.acme.ShopTest")
            .withManifestClassPath("beside.jar"));
    Machine machine = Machine.in(folder.resolve("machine"));
    MavenLoader loader = machine.loader().repository("acme", repository.url()).build();
    loader.find("com.acme:shop:1.2");
    Files.write(
        machine.localRepository().file("com.acme:shop:1.2", ".jar").resolveSibling("beside.jar"),
        Artifact.of("org.lib:a:1")
            .withSource("org/lib/A.java", "package org.lib; public class A {}")
            .jar());

    try (LoadedTest loaded = loader.load("com.acme:shop:1.2")) {
      assertThat(loaded.classLoader().getResource("org/lib/A.class")).isNull();
    }
  }
}
