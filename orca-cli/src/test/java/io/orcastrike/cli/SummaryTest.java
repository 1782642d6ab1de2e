package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.testkit.Reports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Look UNICODE = new Look(false, false, true);

  @Test
  void tellsInTheOrderOfWhatMatters() {
    assertThat(text(UNICODE))
        .containsSubsequence(
            "FAILED  shop  run 20261122-150000-7f3a  72.1 s, 2 drones",
            "threshold p99.9 < 200 ms failed",
            "trust  0 of 1 drones complete  lag p99 0.99 ms  cpu max 61 %  gc max 0.3 %  →"
                + " data is missing",
            "time   ",
            "thresholds",
            "✗  p99.9 < 200 ms",
            "212 ms  over the bound by 6.00 %  first broken at 00:41",
            "load",
            "planned 144 300  started 144 000  finished 144 000  dropped 300",
            "target 277/s  achieved 1 997/s, on average over 72.1 s",
            "latency in ms",
            "browse",
            "errors",
            "201  0.14 %  00:03-01:10  pay / card",
            "checks",
            "the test's own",
            "orders  1 234",
            "drones",
            "its data is not complete",
            "warnings",
            "the clock of d1 was stepped",
            "a file could not be written",
            "why",
            "because",
            "files",
            "out/result.json",
            "next",
            "orca run shop.jar --seed 42");
  }

  @Test
  void showsResponseAndServiceTimeOfScenariosAndSteps() {
    assertThat(text(UNICODE).lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " browse response 1 000 13.9 0 % 320 577 608 634 639 641",
            " service 160 288 304 317 320 320",
            " search service 1 000 13.9 0 % 30.5 54.9 58.0 60.4 61.0 61.0")
        .contains(" pay response 1 000 13.9 100 % - - - - - -");
  }

  @Test
  void leavesPartsOfStepsToTheReport() {
    assertThat(text(UNICODE))
        .doesNotContain("first byte  ")
        .contains("  parts of steps, such as a connect or a first byte, are in the report");
  }

  @Test
  void obeysNoText() {
    assertThat(text(UNICODE)).doesNotContain("\u001b").contains("http # ?[31mred");
  }

  @Test
  void hasOnlyAsciiWhereTheCharsetHasNoMore() {
    assertThat(text(Look.PLAIN)).isASCII();
  }

  @Test
  void quietMeansVerdictAndFiles() {
    assertThat(
            Summary.brief(Examples.report(), UNICODE, List.of(Path.of("out/result.json"))).lines())
        .containsExactly(
            "FAILED  shop  run 20261122-150000-7f3a  72.1 s, 2 drones",
            "  threshold p99.9 < 200 ms failed",
            "out/result.json");
  }

  @Test
  void tellsOfADeliveryOnce() {
    Delivery delivery = new Delivery("es", false, "9 of 10 arrived");
    RunReport warned = Examples.report().withDeliveries(List.of(delivery));
    assertThat(text(warned, UNICODE)).containsOnlyOnce("9 of 10 arrived");
    RunReport decided =
        warned.withVerdict(
            Verdict.NOT_COMPLETED, List.of("es has not everything: 9 of 10 arrived"));
    assertThat(text(decided, UNICODE))
        .containsOnlyOnce("9 of 10 arrived")
        .contains("es  has not everything: see the verdict");
  }

  @Test
  void staysShortHoweverLargeTheRunWas() {
    assertThat(text(Reports.big(), UNICODE).lines()).hasSizeLessThan(130);
  }

  private static String text(Look look) {
    return text(Examples.report(), look);
  }

  private static String text(RunReport report, Look look) {
    return Summary.text(
        report,
        look,
        List.of("a file could not be written"),
        "why\n  because",
        List.of(Path.of("out/result.json")),
        "orca run shop.jar --seed 42");
  }
}
