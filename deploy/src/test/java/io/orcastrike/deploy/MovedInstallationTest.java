package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedInstallationTest {
  @TempDir Path folder;

  /** Its archive of classes says where the jars were. */
  @Test
  void compilesATestWhereItIsNow() throws Exception {
    Path made = folder.resolve("made");
    Path now = folder.resolve("now");
    Result dist = Programs.run(List.of(Installation.root() + "/deploy/dist", made.toString()));
    assertThat(dist.exitCode()).as(dist.output()).isZero();
    Files.move(made, now);
    Path test = Installation.root().resolve("deploy/hosts/Visits.java");
    Result check = Programs.run(List.of(now + "/orca", "check", test.toString()));
    assertThat(check.output()).startsWith("visits  Visits");
    assertThat(check.exitCode()).isZero();
  }
}
