package io.orcastrike.cli;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people look at, as it looks. */
class GoldenTest {
  private static final Map<String, Look> LOOKS =
      Map.of(
          "unicode", new Look(true, false, true),
          "ascii", new Look(true, false, false),
          "colour", new Look(true, true, true));

  @ParameterizedTest
  @CsvSource({
    "80, unicode",
    "80, ascii",
    "80, colour",
    "120, unicode",
    "120, ascii",
    "120, colour",
    "200, unicode",
    "200, ascii",
    "200, colour",
  })
  void theBlockOfARunWithTroubles(int width, String look) throws Exception {
    block("block-%d-%s.txt".formatted(width, look), Examples.progress(), width, look);
  }

  @ParameterizedTest
  @CsvSource({"80", "120", "200"})
  void theBlockOfARunThatCannotBeBelieved(int width) throws Exception {
    block("crowded-%d.txt".formatted(width), Examples.crowded(), width, "unicode");
  }

  @Test
  void theBlockOfHostileNames() throws Exception {
    RunReport report = Reports.hostile();
    String text = lines(LiveBlock.lines(report.info(), Reports.progress(report, 7), unicode(), 80));
    Golden.assertIs("block-hostile.txt", text);
  }

  @Test
  void theBlockOfWideNames() throws Exception {
    RunReport report = Reports.named("\u8ca8\u7269\u8239");
    String text = lines(LiveBlock.lines(report.info(), Reports.progress(report, 7), unicode(), 80));
    Golden.assertIs("block-wide-names.txt", text);
  }

  @ParameterizedTest
  @CsvSource({"unicode", "ascii", "colour"})
  void theSummaryOfARunWithTroubles(String look) throws Exception {
    summary("summary-%s.txt".formatted(look), Examples.report(), look);
  }

  @Test
  void theSummaryOfARunThatPassed() throws Exception {
    summary("summary-passed.txt", Reports.passed(), "unicode");
  }

  @Test
  void theSummaryOfARunThatNeverBegan() throws Exception {
    summary("summary-never-began.txt", Reports.neverBegan(), "unicode");
  }

  @Test
  void theSummaryOfHostileNames() throws Exception {
    summary("summary-hostile.txt", Reports.hostile(), "unicode");
  }

  @Test
  void theSummaryOfARunAsLargeAsTheyGet() throws Exception {
    summary("summary-big.txt", Reports.big(), "unicode");
  }

  private static void block(String file, Progress progress, int width, String look)
      throws Exception {
    Golden.assertIs(file, lines(LiveBlock.lines(Examples.INFO, progress, LOOKS.get(look), width)));
  }

  private static void summary(String file, RunReport report, String look) throws Exception {
    Golden.assertIs(
        file,
        Summary.text(
                report,
                LOOKS.get(look),
                List.of("a file could not be written"),
                "why\n  because",
                List.of(Path.of("out/result.json")),
                "orca run shop.jar --seed 42")
            .replace(System.lineSeparator(), "\n"));
  }

  private static Look unicode() {
    return LOOKS.get("unicode");
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }
}
