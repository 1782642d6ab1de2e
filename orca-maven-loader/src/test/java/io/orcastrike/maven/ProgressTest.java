package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  @TempDir Path folder;

  @Test
  void tellsFilesAndBytesAtMostFourTimesASecond() throws Exception {
    RepositoryFolder repository = new RepositoryFolder(folder.resolve("repository"));
    repository
        .deploy(Artifact.test("com.acme:shop:1.2", "com.acme.ShopTest").needing("org.lib:a:1"))
        .deploy(Artifact.of("org.lib:a:1"));
    List<String> lines = new ArrayList<>();
    MavenLoader loader =
        Machine.in(folder.resolve("machine"))
            .loader()
            .repository("acme", repository.url())
            .progress(lines::add)
            .clock(new ManualClock())
            .build();

    loader.find("com.acme:shop:1.2");

    // Time stands still: the first line and the last.
    assertThat(lines)
        .containsExactly(
            "com.acme:shop:1.2: 0 POMs, 0.0 MB from acme",
            "com.acme:shop:1.2: 2 of 2 files, 0.0 MB from acme");
    lines.clear();
    loader.find("com.acme:shop:1.2");
    assertThat(lines).as("nothing had to be fetched").isEmpty();
  }
}
