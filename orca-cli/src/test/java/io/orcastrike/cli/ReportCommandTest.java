package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.testkit.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void leaveAResult() throws Exception {
    console = new TestConsole().in(folder);
    new ResultJson(folder.resolve("orca-out/run")).ended(Reports.failed());
  }

  @Test
  void makesTheReportOfAFolderBesideItsResult() {
    assertThat(console.run("report", "orca-out/run")).isZero();
    assertThat(console.out()).isEqualToIgnoringNewLines("orca-out/run/report.html");
    assertThat(folder.resolve("orca-out/run/report.html"))
        .content()
        .contains("FAILED")
        .contains("20260101-000000-7f3a");
  }

  @Test
  void makesTheReportOfAFileWhereOneWants() {
    assertThat(console.run("report", "orca-out/run/result.json", "--out", "new/shop.html"))
        .isZero();
    assertThat(console.out()).isEqualToIgnoringNewLines("new/shop.html");
    assertThat(folder.resolve("new/shop.html")).content().contains("FAILED");
    assertThat(folder.resolve("orca-out/run/report.html")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNone() throws Exception {
    assertThat(console.run("report", "missing")).isEqualTo(2);
    assertThat(console.err()).contains("there is no such result").contains("where: missing");
    Files.writeString(folder.resolve("other.json"), "{\"schema\": \"other\"}");
    console = console.again();
    assertThat(console.run("report", "other.json")).isEqualTo(2);
    assertThat(console.err())
        .contains("a result must be as its run wrote it: ")
        .contains("other.json")
        .contains("try: the folder of a run, orca-out/RUN");
    console = console.again();
    assertThat(console.run("report", "orca-out/run", "--out", "other.json/page.html")).isEqualTo(2);
    assertThat(console.err()).contains("the report cannot be written");
    assertThat(console.out()).isEmpty();
  }
}
