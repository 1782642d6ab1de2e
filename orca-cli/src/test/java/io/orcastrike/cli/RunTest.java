package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void makeConsole() throws Exception {
    console = new TestConsole().in(folder);
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
  }

  @Test
  void printsTheSummaryAndLeavesTheFiles() throws Exception {
    run("run", "Small.java", "--drones", "2", "--out", "out", "--tag", "team=shop");
    assertThat(console.out())
        .startsWith("PASSED  small  run ")
        .contains("planned 6  started 6  finished 6  dropped 0")
        .contains("out/result.json")
        .contains("orca run Small.java --drones 2 --seed ");
    assertThat(console.err()).startsWith("run=");
    JsonNode result = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
    assertThat(result.at("/totals/succeeded").asInt()).isEqualTo(6);
    assertThat(result.at("/tags/team").asText()).isEqualTo("shop");
    assertThat(result.at("/lock/0/name").asText()).isEqualTo("Small.java");
    assertThat(folder.resolve("out/report.html")).content().contains("PASSED");
    assertThat(folder.resolve("out/junit.xml")).exists();
    assertThat(folder.resolve("out/summary.md")).exists();
  }

  @Test
  void leavesTheFilesInAFolderNamedLikeTheRun() throws Exception {
    run("run", "Small.java", "--quiet");
    List<String> lines = console.out().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("PASSED  small  run ");
    assertThat(folder.resolve(lines.get(1))).exists();
    assertThat(lines.get(1)).matches("orca-out/[0-9]{8}-[0-9]{6}-[0-9a-f]+/result.json");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void printsExactlyOneJsonDocument() throws Exception {
    run("run", "Small.java", "--json");
    try (MappingIterator<JsonNode> documents =
        new ObjectMapper().readerFor(JsonNode.class).readValues(console.out())) {
      List<JsonNode> all = documents.readAll();
      assertThat(all).hasSize(1);
      assertThat(all.get(0).get("schema").asText()).isEqualTo("orca.result/1");
      assertThat(all.get(0).get("exitCode").asInt()).isZero();
    }
  }

  @Test
  void theLimitOfLagStandsInTheResultAndInTheCommandToRunItAgain() throws Exception {
    run("run", "Small.java", "--out", "out", "--max-lag", "250ms");
    assertThat(console.out()).contains("orca run Small.java --max-lag 250ms --seed ");
    JsonNode result = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
    assertThat(result.at("/trustLimits/lagMs").asDouble()).isEqualTo(250);
  }

  @Test
  void feedsFromAFileBesideTheSourceAndLocksIt() throws Exception {
    Files.writeString(folder.resolve("Rows.java"), Sources.feeding("Rows", "rows.csv"));
    Files.writeString(folder.resolve("rows.csv"), "name\nann\nbob\n");
    run("run", "Rows.java", "--out", "out");
    assertThat(console.out()).contains("all 1 passed every time");
    JsonNode result = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
    assertThat(result.at("/checks/0/passed").asInt()).isEqualTo(6);
    assertThat(result.get("lock").findValuesAsText("name"))
        .containsExactly("Rows.java", "rows.csv");
  }

  @Test
  void warnsAboutFailuresThatNothingJudges() throws Exception {
    Files.writeString(
        folder.resolve("Failing.java"),
        Sources.body("Failing", "throw new java.io.IOException();")
            .replaceFirst("\\.threshold\\(.*\\)", ""));
    run("run", "Failing.java");
    assertThat(console.out()).contains("6 of 6 iterations failed, which no threshold");
  }

  @Test
  void warnsAboutAParameterThatNobodyAskedFor() throws Exception {
    run("run", "Small.java", "--param", "greetnig=ahoy");
    assertThat(console.out()).contains("greetnig").contains("greeting");
  }

  @Test
  void appendsToTheSummaryOfTheJob() throws Exception {
    Path summary = Files.writeString(folder.resolve("step.md"), "before\n");
    console.with("GITHUB_STEP_SUMMARY", summary.toString());
    run("run", "Small.java");
    assertThat(Files.readString(summary)).startsWith("before\n## ✅ Orca: small: PASSED");
  }

  @Test
  void annotatesTheJobBesideExactlyOneJsonDocument() throws Exception {
    Files.writeString(
        folder.resolve("Failing.java"),
        Sources.body("Failing", "throw new java.io.IOException(\"##[stop-commands]x\");"));
    console.with("GITHUB_ACTIONS", "true");
    assertThat(console.run("run", "Failing.java", "--json")).isEqualTo(99);
    assertThat(new ObjectMapper().readTree(console.out()).get("verdict").asText())
        .isEqualTo("FAILED");
    assertThat(console.err().lines())
        .filteredOn(line -> line.startsWith("::error"))
        .singleElement()
        .asString()
        .startsWith("::error title=Orca%3A small%3A FAILED::errorRate < 50 %25: 100 %25");

    TestConsole text = console.again();
    text.run("run", "Failing.java");
    assertThat(text.out()).contains("stop-commands").doesNotContain("##[");
    TestConsole laptop = console.again().with("GITHUB_ACTIONS", "");
    laptop.run("run", "Failing.java");
    assertThat(laptop.err()).doesNotContain("::");
  }

  @Test
  void aBrokenThresholdEndsWith99() throws Exception {
    Files.writeString(
        folder.resolve("Failing.java"),
        Sources.body("Failing", "throw new java.io.IOException(\"no \" + it.number());"));
    assertThat(console.run("run", "Failing.java")).isEqualTo(99);
    assertThat(console.out()).startsWith("FAILED").contains("errors").contains("IOException: no #");
  }

  @Test
  void aFailingSetUpEndsWith4() throws Exception {
    Files.writeString(
        folder.resolve("Unready.java"),
        Sources.once("Unready")
            .replaceFirst(
                "\\}\\s*$",
                """
                public java.util.Map<String, String> setUp(Parameters p) throws Exception {
                  throw new java.io.IOException("target is down");
                }
                }
                """));
    assertThat(console.run("run", "Unready.java")).isEqualTo(4);
    assertThat(console.out()).contains("NOT PREPARED").contains("target is down");
  }

  @Test
  void checkShowsTheLoadAndRunsNothing() {
    assertThat(console.run("check", "Small.java")).isZero();
    assertThat(console.out())
        .contains("few  in users, expected 6 iterations")
        .contains("greet 100 %")
        .contains("errorRate < 50 %")
        .isASCII();
    assertThat(console.err()).isEmpty();
  }

  @Test
  void checkOncePrintsEveryStep() {
    assertThat(console.run("check", "Small.java", "--once")).isZero();
    assertThat(console.out()).startsWith("ok  few / greet").contains("step greet");
  }

  private void run(String... arguments) {
    assertThat(console.run(arguments)).describedAs(console.err() + console.out()).isZero();
  }
}
