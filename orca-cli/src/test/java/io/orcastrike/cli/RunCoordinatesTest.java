package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.maven.Artifact;
import io.orcastrike.maven.Machine;
import io.orcastrike.maven.RepositoryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of Maven repositories on the command line, in this process. */
class RunCoordinatesTest {
  private static final String TEST = "com.acme:shop:1";
  private static final String PASSWORD = "right-horse-battery";

  @TempDir Path folder;
  private TestConsole console;
  private RepositoryFolder repository;
  private Machine machine;

  @BeforeEach
  void deploy() throws Exception {
    console = new TestConsole().in(folder);
    machine = Machine.in(folder.resolve("machine"));
    repository =
        new RepositoryFolder(folder.resolve("repository"))
            .deploy(Artifact.of("org.lib:words:1"))
            .deploy(Artifact.test(TEST, "com.acme.ShopTest").needing("org.lib:words:1"))
            .deploy(
                Artifact.test("com.acme:shop:2-SNAPSHOT", "com.acme.ShopTest"),
                "20261122.101112",
                1);
  }

  @Test
  void runsWhatIsPublishedAndLocksItsFiles() throws Exception {
    assertThat(console.run(there("run", TEST, "--out", "out"))).as(console.err()).isZero();
    assertThat(console.out())
        .startsWith("PASSED  shop 1  run ")
        .contains("orca run com.acme:shop:1 --repository acme=" + repository.url());
    JsonNode result = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
    assertThat(result.path("test").asText()).isEqualTo(TEST);
    assertThat(result.path("lock").findValuesAsText("name"))
        .containsExactly(TEST, "org.lib:words:1");
  }

  @Test
  void checksWhatIsPublishedAndRunsNothing() {
    assertThat(console.run(there("check", TEST + ":com.acme.ShopTest"))).as(console.err()).isZero();
    assertThat(console.out()).contains("shop 1", "browse 100 %");
    assertThat(folder.resolve("orca-out")).doesNotExist();
  }

  @Test
  void runsASnapshotIfThatIsWanted() throws Exception {
    refused("try: --snapshots", there("run", "com.acme:shop:2-SNAPSHOT"));
    console = console.again();
    assertThat(console.run(there("run", "com.acme:shop:2-SNAPSHOT", "--snapshots", "--json")))
        .as(console.err())
        .isZero();
    assertThat(SwarmResult.parse(console.out()).path("test").asText())
        .isEqualTo("com.acme:shop:2-20261122.101112-1");
  }

  @Test
  void saysWhereItLookedForWhatIsNotThere() {
    refused("com.acme:shop:9 cannot be found", there("run", "com.acme:shop:9"));
    refused("acme (" + repository.url(), there("check", "com.acme:shop:9"));
    refused("--repository ID=URL of the repository that has it", there("run", "com.acme:shop:9"));
  }

  @Test
  void saysWhatAreNoCoordinatesOfATest() {
    refused("a test has one version, was the range \"[1,2)\"", there("run", "com.acme:shop:[1,2)"));
    refused("LATEST is another version each day", there("check", "com.acme:shop:LATEST"));
    refused("the version is empty", there("run", "com.acme:shop:"));
  }

  @Test
  void refusesARepositoryThatIsNone() {
    refused(
        "option '--repository' should be ID=URL but was acme", "run", TEST, "--repository", "acme");
    String url = "https://orca:%s@repo.acme.com/".formatted(PASSWORD);
    refused(
        "must stand under <server> in settings.xml", "run", TEST, "--repository", "acme=" + url);
    assertThat(console.err()).contains("https://repo.acme.com/").doesNotContain(PASSWORD);
    refused("must be http, https or file", "check", TEST, "--repository", "acme=ftp://acme.com/");
  }

  @Test
  void namesSettingsThatAreNotThere() {
    refused("there are no such settings", "run", TEST, "--settings", "gone.xml");
  }

  private String[] there(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--repository", "acme=" + repository.url()));
    all.addAll(List.of("--settings", machine.settings().toString()));
    all.addAll(List.of("--local-repository", machine.localRepository().root().toString()));
    return all.toArray(String[]::new);
  }

  private void refused(String because, String... arguments) {
    console = console.again();
    assertThat(console.run(arguments)).as(console.err() + console.out()).isEqualTo(2);
    assertThat(console.err()).contains(because).doesNotContain("internal error");
    assertThat(console.out()).isEmpty();
  }
}
