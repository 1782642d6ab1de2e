package io.orcastrike.deploy;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdInstallTest {
  @TempDir Path root;

  @Test
  void putsAllInPlaceAndKeepsWhatIsSet() throws Exception {
    install();
    Path settings = root.resolve("etc/orca");
    Path link = root.resolve("opt/orca");
    Path first = link.toRealPath();
    assertThat(root.resolve("etc/systemd/system"))
        .isDirectoryContaining("glob:**/orca-drone@.service")
        .isDirectoryContaining("glob:**/orca-leader@.service");
    for (String secret : List.of("redis-password", "leader.key")) {
      assertThat(Files.getPosixFilePermissions(settings.resolve(secret)))
          .as(secret)
          .isEqualTo(fromString("rw-------"));
    }
    Result version = Programs.run(List.of(link + "/orca", "--version"));
    assertThat(version.output()).startsWith("orca ");

    String key = Files.readString(settings.resolve("leader.pub"));
    Files.writeString(settings.resolve("drone.env"), "ORCA_DRONE_OPTIONS=--on redis://ours\n");
    Files.writeString(settings.resolve("redis-password"), "ours");
    install();
    assertThat(settings.resolve("leader.pub")).hasContent(key);
    assertThat(settings.resolve("drone.env")).hasContent("ORCA_DRONE_OPTIONS=--on redis://ours");
    assertThat(settings.resolve("redis-password")).hasContent("ours");
    assertThat(link.toRealPath()).isNotEqualTo(first);
    assertThat(first).as("what a drone that runs may read yet").isDirectory();
  }

  @Test
  void refusesWhatIsNoInstallation() throws Exception {
    Result result = install(root.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("INSTALLATION, a folder that deploy/dist made");
    assertThat(root.resolve("opt")).doesNotExist();
  }

  private void install() throws Exception {
    Result result = install(Installation.home().toString());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private Result install(String installation) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Installation.root().resolve("deploy/systemd/install").toString());
    command.addAll(List.of("--root", root.toString(), installation));
    return Programs.run(command);
  }
}
