package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real libraries, from Central as this machine's own settings reach it. */
class CentralTest {
  @TempDir Path folder;

  @Test
  void fetchesALibraryWithAllItNeeds() throws Exception {
    RepositoryFolder repository = new RepositoryFolder(folder.resolve("repository"));
    repository.deploy(
        Artifact.test("com.acme:shop:1.2", "com.acme.ShopTest")
            .needing("io.lettuce:lettuce-core:7.7.0.RELEASE"));
    List<String> lines = new ArrayList<>();
    MavenLoader loader =
        MavenLoader.builder()
            .repository("acme", repository.url())
            .localRepository(folder.resolve("local"))
            .allow("com.acme")
            .progress(lines::add)
            .build();

    FoundTest found = loader.find("com.acme:shop:1.2");

    // What mvn dependency:build-classpath has of it, in its order, without slf4j-api.
    assertThat(found.lock())
        .hasSize(14)
        .extracting(LockedFile::name)
        .startsWith("com.acme:shop:1.2", "io.lettuce:lettuce-core:7.7.0.RELEASE")
        .anyMatch(name -> name.startsWith("io.netty:netty-handler:4."))
        .anyMatch(name -> name.startsWith("org.reactivestreams:reactive-streams:"))
        .noneMatch(name -> name.contains("slf4j-api") || name.contains("kotlin"));
    assertThat(lines)
        .isNotEmpty()
        .last()
        .asString()
        .matches("com\\.acme:shop:1\\.2: 14 of 14 files, [5-9]\\.\\d MB from .+");
    try (LoadedTest loaded = found.open()) {
      Class<?> library = loaded.classLoader().loadClass("io.lettuce.core.RedisURI");
      Object address = library.getMethod("create", String.class).invoke(null, "redis://shop:6380");
      assertThat(library.getMethod("getPort").invoke(address)).isEqualTo(6380);
    }
    assertThat(loader.find("com.acme:shop:1.2").lock()).isEqualTo(found.lock());
  }
}
