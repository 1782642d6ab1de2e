package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.compare.SimulatedRun;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  @TempDir Path folder;

  private final OutputOptions output = new OutputOptions();
  private TestConsole console;
  private int day;

  @BeforeEach
  void makeConsole() {
    console = new TestConsole().in(folder);
  }

  @Test
  void theFirstRunIsKept() throws Exception {
    assertThat(check(run(1))).isZero();
    assertThat(console.out())
        .contains("baseline: no run of this plan and load was kept in kept yet");
    assertThat(kept()).singleElement().asString().startsWith("shop--001-").endsWith(".json");
    assertThat(folder.resolve("files/comparison.json")).doesNotExist();
  }

  @Test
  void aRunThatIsNoWorseIsComparedAndKept() throws Exception {
    check(run(1));
    assertThat(check(run(2))).isZero();
    assertThat(console.out()).contains("NOISE  shop  run 002-").contains("baseline: kept in kept");
    assertThat(kept()).hasSize(2);
    assertThat(folder.resolve("files/comparison.json")).content().contains("\"NOISE\"");
  }

  @Test
  void aRunThatIsWorseEndsWith99AndIsNotKept() throws Exception {
    check(run(1));
    assertThat(check(run(2).slower(1.3))).isEqualTo(99);
    assertThat(console.out())
        .contains("WORSE  shop  run 002-")
        .contains("is not kept in kept; to take it as it is, rm kept/shop--*.json and run again");
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aJobOnGitHubShowsThatARunIsWorse() throws Exception {
    console.with("GITHUB_ACTIONS", "true");
    check(run(1));
    assertThat(console.err()).isEmpty();
    check(run(2).slower(1.3));
    assertThat(console.err())
        .startsWith("::error title=Orca%3A shop%3A WORSE than its baseline::")
        .contains("p95");
  }

  @Test
  void aRunThatFailedKeepsItsExitCodeAndIsNoMeasure() throws Exception {
    check(run(1));
    assertThat(check(run(2).verdict(Verdict.INVALID))).isEqualTo(98);
    assertThat(check(run(3).verdict(Verdict.NOT_COMPLETED))).isEqualTo(5);
    assertThat(check(run(4).slower(1.3).verdict(Verdict.FAILED))).isEqualTo(99);
    assertThat(check(run(5).steered(new SteeringResult(3, "pause", "terminal", true, ""))))
        .isZero();
    assertThat(kept()).hasSize(1);
    assertThat(console.out()).contains("only a run that passed, unsteered, is a measure");
  }

  @Test
  void aRunThatPassedAndCannotBeComparedEndsWith98() throws Exception {
    check(run(1).lasting(30, 10));
    assertThat(check(run(2).lasting(30, 10))).isEqualTo(98);
    assertThat(console.out()).contains("has 3 blocks of 10 s after warm-up, and 5 are needed");
  }

  @Test
  void onlyRunsOfTheSamePlanAndLoadAreAMeasure() throws Exception {
    check(run(1).slower(0.5));
    for (SimulatedRun other :
        List.of(run(2).plan("other"), run(3).parameter("rate", "9"), run(4).lasting(130, 10))) {
      assertThat(check(other)).isZero();
    }
    assertThat(console.out()).doesNotContain("WORSE");
    assertThat(check(run(5))).isEqualTo(99);
  }

  @Test
  void plansOfLikeNamesAreNotTakenForEachOther() throws Exception {
    check(run(1).plan("a/b").slower(0.5));
    assertThat(check(run(2).plan("a b"))).isZero();
    assertThat(kept()).hasSize(2).allMatch(name -> name.startsWith("a_b--"));
    assertThat(check(run(3).plan("../../b"))).isZero();
    assertThat(kept()).hasSize(3);
  }

  @Test
  void theMiddleOneIsTheMeasureSoThatALuckyRunIsNone() throws Exception {
    for (double level : new double[] {1, 1, 1, 0.8, 1}) {
      assertThat(check(run(++day).slower(level))).isZero();
    }
    assertThat(kept()).hasSize(5);
  }

  @Test
  void aSlowDriftIsNoticed() throws Exception {
    int worse = 0;
    for (int i = 0; i < 14 && worse == 0; i++) {
      worse = check(run(++day).rate(200).slower(Math.pow(1.02, i)));
    }
    assertThat(worse).as("no run is worse than the one before by what matters").isEqualTo(99);
  }

  @Test
  void atMostTwentyAreKeptOfALoad() throws Exception {
    check(run(1).parameter("rate", "9").rate(5));
    for (int i = 2; i < 25; i++) {
      assertThat(check(run(i).rate(5))).isZero();
    }
    assertThat(kept()).hasSize(21).anyMatch(name -> name.startsWith("shop--001-"));
    assertThat(kept()).anyMatch(name -> name.startsWith("shop--024-"));
    assertThat(kept()).noneMatch(name -> name.startsWith("shop--004-"));
  }

  @Test
  void aCorruptFileIsNamedAndLeftOut() throws Exception {
    check(run(1));
    Files.writeString(folder.resolve("kept/shop--0001.json"), "{\"schema\":");
    Files.writeString(folder.resolve("kept/shop--0002.json"), "");
    Files.createDirectory(folder.resolve("kept/shop--0003.json"));
    assertThat(check(run(2))).isZero();
    assertThat(console.err())
        .contains("warning: a kept run is left out: a result must be JSON")
        .contains("shop--0001.json")
        .contains("shop--0002.json");
    assertThat(console.out()).contains("NOISE  shop  run 002-");
  }

  @Test
  void aFolderThatCannotBeWrittenIsAWarning() throws Exception {
    Files.writeString(folder.resolve("kept"), "a file");
    assertThat(check(run(1))).isZero();
    assertThat(console.err()).contains("warning: this run could not be kept in kept");
  }

  @Test
  void theResultStaysOneJsonDocument() throws Exception {
    output.json = true;
    check(run(1));
    assertThat(check(run(2).slower(1.3))).isEqualTo(99);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("WORSE  shop").contains("baseline: this run is not kept");
  }

  @Test
  void quietSaysTheOutcomeOnly() throws Exception {
    output.quiet = true;
    check(run(1));
    check(run(2).slower(1.3));
    assertThat(console.out().lines())
        .singleElement()
        .asString()
        .startsWith("WORSE  shop  run 002-");
  }

  @Test
  void aRealRunIsMeasuredToo() throws Exception {
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
    String[] command = {"run", "Small.java", "--baseline", "kept", "--out", "out"};
    assertThat(console.run(command)).isZero();
    assertThat(console.out())
        .contains("orca run Small.java --baseline kept --seed ")
        .contains("this is the first");
    assertThat(kept()).singleElement().asString().startsWith("small--");
    assertThat(console.run(command)).isEqualTo(98);
    assertThat(console.out())
        .contains("NOT COMPARABLE  small")
        .contains("block of 10 s after warm-up, and 5 are needed");
    assertThat(folder.resolve("out/result.json")).content().contains("\"exitCode\" : 0");
    assertThat(folder.resolve("out/comparison.json")).content().contains("\"exitCode\" : 98");
  }

  private static SimulatedRun run(int day) {
    return new SimulatedRun(day).day(day);
  }

  private int check(SimulatedRun run) {
    RunReport report = run.report();
    return new BaselineCheck(console.console(), output, Path.of("kept"), CompareSettings.DEFAULT)
        .exitCode(report, folder.resolve("files"));
  }

  private List<String> kept() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
