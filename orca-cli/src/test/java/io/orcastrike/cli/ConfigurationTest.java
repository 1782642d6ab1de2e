package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        .with("ORCA_MAX_DURATION", "90s")
        .with("ORCA_MAX_LAG", "0.5ms");
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
            "max-duration|90s|ORCA_MAX_DURATION",
            "max-lag|PT0.0005S|ORCA_MAX_LAG",
            "param street|Main|flag",
            "param rate|200|ORCA_PARAM_rate",
            "param city|Bonn|load.yaml");
  }

  @Test
  void takesTheLimitOfLagFromEverySource() throws Exception {
    for (String command : new String[] {"run x.jar", "demo"}) {
      shows(command, "max-lag", "default");
      Files.writeString(folder.resolve("lag.yaml"), "max-lag: 20ms\n");
      shows(command + " --config lag.yaml", "max-lag|20ms|lag.yaml");
      console.with("ORCA_MAX_LAG", "30ms");
      shows(command + " --config lag.yaml", "max-lag|30ms|ORCA_MAX_LAG");
      shows(command + " --config lag.yaml --max-lag 1s", "max-lag|1s|flag");
      console = new TestConsole().in(folder);
    }
  }

  private void shows(String command, String... parts) {
    TestConsole fresh = console.again();
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--show-config");
    assertThat(fresh.run(arguments.toArray(String[]::new))).isZero();
    assertThat(fresh.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
        .contains(String.join("|", parts));
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
    assertThat(console.err())
        .contains("no key \"dornes\"")
        .contains("one of allow, baseline, confidence, drones, environment");
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
