package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.core.compare.SimulatedRun;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Verdict;
import io.orcastrike.testkit.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void writeRuns() throws Exception {
    console = new TestConsole().in(folder);
    write("a", new SimulatedRun(1).steps(1));
    write("same", new SimulatedRun(2).steps(1));
    write("slow", new SimulatedRun(3).steps(1).slower(1.3).file("bb"));
    write("fast", new SimulatedRun(4).slower(0.7));
    write("bad", new SimulatedRun(5).verdict(Verdict.INVALID));
  }

  private void write(String name, SimulatedRun run) throws Exception {
    ResultJson.write(folder.resolve(name).resolve("result.json"), run.report());
  }

  @Test
  void worseEndsWith99AndShowsByHowMuch() {
    assertThat(console.run("compare", "a", "slow/result.json")).isEqualTo(99);
    assertThat(console.out())
        .startsWith("WORSE  shop  run 000-")
        .containsSubsequence(
            "worse: p",
            "what differs in the set-up",
            "file Shop.java  aaaaaaaaaaaa  bbbbbbbbbbbb",
            "before",
            "95% interval",
            "browse",
            "p95",
            "worse",
            "browse / step 0",
            "for all 10 figures (Holm)")
        .isASCII();
    assertThat(console.out())
        .containsPattern("p50 +20\\.\\d +2\\d\\.\\d +\\+\\d+\\.\\d % +\\+.*< 0\\.0001  worse");
    assertThat(console.out()).containsPattern("error rate +0 % +0 % +\\+0\\.00 pp");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void noiseAndBetterEndWith0() {
    assertThat(console.run("compare", "a", "same")).isZero();
    assertThat(console.out()).startsWith("NOISE  shop");
    console = console.again();
    assertThat(console.run("compare", "a", "fast")).isZero();
    assertThat(console.out())
        .startsWith("BETTER  shop")
        .contains("series  shoppers / browse / step 0  -");
  }

  @Test
  void whatCannotBeBelievedEndsWith98() {
    assertThat(console.run("compare", "a", "bad")).isEqualTo(98);
    assertThat(console.out())
        .startsWith("NOT COMPARABLE  shop")
        .contains("must be PASSED or FAILED, was INVALID: so it came");
  }

  @Test
  void optionsSayWhatMatters() {
    assertThat(console.run("compare", "a", "slow", "--min-change", "50%")).isZero();
    assertThat(console.out()).contains("at least 50% and 1ms");
    assertThat(console.run("compare", "a", "slow", "--min-difference", "20ms")).isZero();
    assertThat(console.run("compare", "a", "slow", "--min-change", "0.05")).isEqualTo(99);
  }

  @Test
  void refusesWhatIsNoShare() {
    for (String share : new String[] {"5", "-1%", "%", "five"}) {
      console = console.again();
      assertThat(console.run("compare", "a", "slow", "--min-change=" + share)).isEqualTo(2);
      assertThat(console.err()).contains("must be a share such as 5% or 0.05, was \"" + share);
    }
    console = console.again();
    assertThat(console.run("compare", "a", "slow", "--confidence=100%")).isEqualTo(2);
    assertThat(console.err()).contains("confidence must be 50 % to 99.99 %, was 100.0 %");
  }

  @Test
  void printsExactlyOneJsonDocument() throws Exception {
    assertThat(console.run("compare", "a", "slow", "--json")).isEqualTo(99);
    JsonNode json = new ObjectMapper().readTree(console.out());
    assertThat(json.at("/schema").asText()).isEqualTo("orca.comparison/1");
    assertThat(json.at("/outcome").asText()).isEqualTo("WORSE");
    assertThat(json.at("/exitCode").asInt()).isEqualTo(99);
    assertThat(json.at("/before/runId").asText()).startsWith("000-");
    assertThat(json.at("/changes")).hasSize(10);
    assertThat(json.at("/changes/0/figure").asText()).isEqualTo("p50");
    assertThat(json.at("/changes/0/outcome").asText()).isEqualTo("WORSE");
    assertThat(json.at("/changes/0/p").asDouble()).isLessThan(0.05);
    assertThat(json.at("/setUp/0/what").asText()).isEqualTo("file Shop.java");
  }

  @Test
  void saysWhichFileIsNoResult() throws Exception {
    assertThat(console.run("compare", "a", "gone")).isEqualTo(2);
    assertThat(console.err()).contains("there is no such result").contains("gone");
    Files.writeString(folder.resolve("torn.json"), "{");
    console = console.again();
    assertThat(console.run("compare", "torn.json", "a")).isEqualTo(2);
    assertThat(console.err()).contains("a result must be JSON").contains("torn.json");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void aNameIsNoCommandToTheRunnerOfAJob() throws Exception {
    write("told", new SimulatedRun(6).parameter("a", "::error::b").plan("##[error]"));
    assertThat(console.run("compare", "a", "told")).isEqualTo(98);
    assertThat(console.out()).contains("## [error]").doesNotContain("##[error]");
  }

  @Test
  void hostileNamesAreHarmless() throws Exception {
    ResultJson.write(folder.resolve("hostile.json"), Reports.hostile());
    assertThat(console.run("compare", "hostile.json", "hostile.json")).isEqualTo(98);
    assertThat(console.out()).doesNotContain("\u001b").doesNotContain("\u0000");
    assertThat(console.run("compare", "hostile.json", "a", "--json")).isEqualTo(98);
  }
}
