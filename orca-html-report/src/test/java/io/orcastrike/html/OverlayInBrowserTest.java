package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Another run laid over the one of the page. */
@InBrowser
class OverlayInBrowserTest {
  private static final RunReport REPORT = MadeUpRun.of(60);
  private static final RunReport SLOWER = MadeUpRun.slower(60, 2);

  @TempDir Path folder;

  private final Browser browser;

  OverlayInBrowserTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void open() throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.of(REPORT).writeTo(page);
    browser.open(page);
  }

  @Test
  void aReportIsLaidOver() throws Exception {
    Path other = folder.resolve("other.html");
    ReportPage.of(SLOWER).writeTo(other);
    choose(other);
    assertBesideSlower();
    browser.click("#overlay-remove");
    assertThat(browser.isShown("#overlay")).isFalse();
    assertThat(browser.text("#chart-curve .u-legend")).doesNotContain("other run");
  }

  @Test
  void aResultIsLaidOver() throws Exception {
    choose(Files.writeString(folder.resolve("result.json"), ResultJson.text(SLOWER)));
    assertBesideSlower();
  }

  private void assertBesideSlower() {
    browser.await("document.querySelector('#overlay-table')");
    assertThat(browser.text("#chart-curve .u-legend")).contains("other run response");
    long before = SLOWER.series().get(2).service().percentile(50);
    assertThat(browser.text("#overlay-table tbody tr:nth-child(2) td:nth-child(2)"))
        .isEqualTo("browse 0");
    Number told =
        (Number)
            browser.run(
                "return Number(document.querySelector("
                    + "'#overlay-table tbody tr:nth-child(2) td:nth-child(3)').dataset.v)");
    assertThat(told.doubleValue()).isBetween(before * 0.99, before * 1.01);
    assertThat(browser.text("#overlay-table tbody tr:nth-child(2) td:nth-child(5)"))
        .matches("-(49|50|51)");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFileThatIsNoneIsRefused() throws Exception {
    choose(Files.writeString(folder.resolve("notes.html"), "<p>none</p>"));
    browser.await("document.querySelector('#overlay-trouble')");
    assertThat(browser.text("#overlay-trouble"))
        .isEqualTo(
            "notes.html cannot be laid over this run:"
                + " it is neither a report.html nor a result.json");
    choose(Files.writeString(folder.resolve("other.json"), "{\"schema\": \"other\"}"));
    browser.await("document.querySelector('#overlay-trouble')?.textContent.includes('no result')");
  }

  @Test
  void anEarlierRunIsThereFromTheStart() throws Exception {
    Path page = folder.resolve("compared.html");
    var change =
        new Comparison.Change(
            REPORT.series().get(0).key(), "p95", 20, 10, -12, -8, 0.001, Comparison.Outcome.BETTER);
    Comparison comparison =
        new Comparison(
            Comparison.Outcome.BETTER,
            List.of("p95(browse) fell by half"),
            List.of(change),
            List.of(new Comparison.Difference("parameter rate", "10", "20")));
    ReportPage.of(REPORT).against(SLOWER, comparison).writeTo(page);
    browser.open(page);
    assertBesideSlower();
    assertThat(browser.text("#comparison"))
        .contains("better")
        .contains("p95(browse) fell by half")
        .contains("-12.0 ms … -8.00 ms")
        .contains("parameter rate");
  }

  private void choose(Path file) {
    browser.driver().findElement(By.id("other")).sendKeys(file.toString());
  }
}
