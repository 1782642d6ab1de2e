package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String text(Look look) {
    return Summary.text(
        Examples.report(),
        look,
        List.of("a file could not be written"),
        "why\n  because",
        List.of(Path.of("out/result.json")),
        "orca run shop.jar --seed 42");
  }
}
