package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.testkit.Reports;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubTest {
  @Test
  void showsWhatEachThresholdThatWasNotKeptCameTo() {
    assertThat(GitHub.annotations(Examples.report()))
        .containsExactly(
            "::error title=Orca%3A shop%3A FAILED::p99.9 < 200 ms: 212 ms, first broken at 00:41",
            "::error title=Orca%3A shop%3A FAILED::errorRate < 1 %25 over 30 s or abort: no data",
            "::warning title=Orca%3A shop::the clock of d1 was stepped");
  }

  @Test
  void showsWhyARunCannotBeBelievedAndNotWhatItMeasured() {
    RunReport report =
        Examples.report().withVerdict(Verdict.INVALID, List.of("d1 was late", "d2 was late"));
    assertThat(GitHub.annotations(report))
        .first()
        .isEqualTo("::error title=Orca%3A shop%3A INVALID::d1 was late%0Ad2 was late");
    assertThat(GitHub.annotations(report)).noneMatch(line -> line.contains("p99.9"));
  }

  @Test
  void showsWhatWasNotDelivered() {
    RunReport report =
        Reports.passed()
            .withWarnings(List.of())
            .withDeliveries(
                List.of(new Delivery("es", false, "9 of 10"), new Delivery("db", true, "all")));
    assertThat(GitHub.annotations(report))
        .containsExactly("::warning title=Orca%3A shop::es has not everything: 9 of 10");
  }

  @Test
  void saysNothingOfARunThatIsGood() {
    assertThat(GitHub.annotations(Reports.passed().withWarnings(List.of()))).isEmpty();
  }

  @Test
  void showsAtMostTenTheWorstFirst() {
    RunReport report =
        Examples.report()
            .withWarnings(IntStream.range(0, 40).mapToObj(i -> "warning " + i).toList());
    List<String> lines = GitHub.annotations(report);
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).startsWith("::error");
    assertThat(lines.get(9)).endsWith("::33 more are in the summary of the run");
  }

  @Test
  void hostileNamesGiveNoCommands() {
    RunReport report =
        Reports.named("a,title=b::c%\r\n::stop-commands::x\n##[add-mask]y")
            .withVerdict(Verdict.FAILED, List.of("::error::z\n::stop-commands::x"));
    assertThat(GitHub.annotations(report))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("::error title=") || line.startsWith("::warning title="))
        .allMatch(line -> line.lines().count() == 1)
        .allSatisfy(
            line ->
                assertThat(line.substring(2, line.indexOf("::", 2)))
                    .as("no property beside the title")
                    .doesNotContain(",")
                    .contains("%2C"));
  }

  @Test
  void theSummaryHoldsNoCommands() {
    assertThat(
            GitHub.inert("a\n  ::error::b\n\u00a0::add-mask::c\nx ##[set-output name=y]z\nd::e\n"))
        .isEqualTo("a\n  : :error::b\n\u00a0: :add-mask::c\nx ## [set-output name=y]z\nd::e\n");
  }

  @Test
  void isMeantOnlyWhereGitHubRuns() {
    assertThat(GitHub.runs(Map.of())).isFalse();
    assertThat(GitHub.runs(Map.of("GITHUB_ACTIONS", "true"))).isTrue();
  }
}
