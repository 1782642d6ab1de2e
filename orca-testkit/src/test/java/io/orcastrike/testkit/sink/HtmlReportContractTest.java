package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.html.HtmlReport;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.Reports;
import io.orcastrike.testkit.ResultSinkContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportContractTest extends ResultSinkContract {
  @TempDir Path folder;

  @Override
  protected ResultSink sink() {
    return new HtmlReport(folder.resolve("run"));
  }

  @Override
  protected ResultSink brokenSink() throws Exception {
    return new HtmlReport(Files.createFile(folder.resolve("file")).resolve("run"));
  }

  @Override
  protected void assertTells(RunReport report) throws Exception {
    assertThat(folder.resolve("run")).isDirectoryContaining("glob:**report.html");
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .isEqualTo(ReportPage.of(report).html());
  }

  @Test
  void aBigRunIsAPageThatBrowsersTake() {
    String page = ReportPage.of(Reports.big()).html();
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
  }
}
