package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path folder;

  @Test
  void runsATestWithNothingButItself() throws Exception {
    Path test =
        Files.writeString(
            folder.resolve("Tiny.java"),
            """
            import static io.orcastrike.api.LoadProfile.users;

            import io.orcastrike.api.*;
            import java.time.Duration;

            public class Tiny implements LoadTest {
              public Plan plan(Parameters parameters) {
                return Plan.named("tiny")
                    .load("one", users(1).hold(Duration.ofSeconds(1)))
                    .scenario("nap", it -> it.pause(Duration.ofMillis(100)))
                    .build();
              }
            }
            """);
    List<String> command =
        List.of(
            "env",
            "-i",
            "PATH=/usr/bin:/bin",
            Installation.launcher(),
            "run",
            test.toString(),
            "--max-lag",
            "10s", // as the machine may be busy
            "--out",
            folder.resolve("out").toString());
    Result result = Programs.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("PASSED  tiny");
    assertThat(folder.resolve("out/result.json")).content().contains("\"complete\" : true");
  }

  @Test
  void refusesAFolderThatIsThere() throws Exception {
    Result result = Programs.run(List.of(Installation.root() + "/deploy/dist", folder.toString()));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("the folder must be new, there is " + folder);
  }
}
