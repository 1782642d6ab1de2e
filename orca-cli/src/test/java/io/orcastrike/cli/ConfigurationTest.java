package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void makeConsole() throws Exception {
    console = new TestConsole().in(folder);
    Files.writeString(
        folder.resolve("load.yaml"),
        """
        drones: 7
        scale: 0.5
        note: from the file
        param:
          rate: 100
          city: Bonn
        """);
  }

  @Test
  void takesFlagsBeforeEnvironmentBeforeFileBeforeDefaults() {
    console
        .with("ORCA_DRONES", "5")
        .with("ORCA_SCALE", "0.7")
        .with("ORCA_PARAM_rate", "200")
        .with("ORCA_MAX_DURATION", "90s");
    assertThat(
            console.run(
                "run",
                "x.jar",
                "--show-config",
                "--config",
                "load.yaml",
                "--drones",
                "3",
                "--param",
                "street=Main"))
        .isZero();
    assertThat(console.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
        .contains(
            "drones|3|flag",
            "scale|0.7|ORCA_SCALE",
            "note|from the file|load.yaml",
            "json|false|default",
            "max-duration|90.0s|ORCA_MAX_DURATION",
            "param street|Main|flag",
            "param rate|200|ORCA_PARAM_rate",
            "param city|Bonn|load.yaml");
  }

  @Test
  void findsTheFileInTheEnvironment() {
    console.with("ORCA_CONFIG", "load.yaml");
    assertThat(console.run("run", "x.jar", "--show-config")).isZero();
    assertThat(console.out()).contains("load.yaml");
  }

  @Test
  void refusesAKeyThatIsNone() throws Exception {
    Files.writeString(folder.resolve("bad.yaml"), "dornes: 3\n");
    assertThat(console.run("run", "x.jar", "--config=bad.yaml")).isEqualTo(2);
    assertThat(console.err()).contains("no key \"dornes\"").contains("one of drones, json");
  }

  @Test
  void saysWhereAFileIsNoYaml() throws Exception {
    Files.writeString(folder.resolve("bad.yaml"), "drones: 3\nnote: [3\n");
    assertThat(console.run("run", "x.jar", "--config", "bad.yaml")).isEqualTo(2);
    assertThat(console.err()).contains("the configuration is no YAML map").contains(", line ");
  }

  @Test
  void takesAnEmptyFile() throws Exception {
    Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
    assertThat(console.run("run", "x.jar", "--show-config", "--config", "empty.yaml")).isZero();
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(console.run("run", "x.jar", "--config", "gone.yaml")).isEqualTo(2);
    assertThat(console.err()).contains("the configuration cannot be read");
  }

  @Test
  void refusesAWrongValueOfTheEnvironment() {
    console.with("ORCA_DRONES", "many");
    assertThat(console.run("run", "x.jar")).isEqualTo(2);
    assertThat(console.err()).contains("many");
  }
}
