package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of a run that goes on. */
@InBrowser
class LivePageInBrowserTest {
  private static final RunReport REPORT = MadeUpRun.of(60);

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Browser browser;
  private LivePage page;

  LivePageInBrowserTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void open() throws Exception {
    page =
        LivePage.open(
            0,
            command -> {
              commands.add(command);
              return new LivePage.Answer(!command.equals("resume"), command + " at 00:47");
            });
    browser.openAddress(page.address());
    browser.await("document.querySelector('h1')");
    page.started(REPORT.info());
  }

  @AfterEach
  void close() throws Exception {
    page.close();
  }

  @Test
  void followsTheRunAndBecomesItsReport() throws Exception {
    assertThat(browser.text("h1")).isEqualTo("Waiting for the load to begin");
    tell(5);
    assertThat(browser.text("#line")).isEqualTo("live");
    assertThat(browser.text("#state")).isEqualTo("RUNNING");
    browser.await("document.querySelectorAll('figure canvas').length === 6");
    tell(9);
    assertThat(browser.text("#range")).isEqualTo("Whole run, 00:00 to 00:09");
    assertThat(browser.text("#steps-table tbody tr")).startsWith("browseresponse");
    page.ended(REPORT);
    browser.await("document.getElementById('line').textContent.startsWith('The run has ended')");
    page.close();
    assertThat(browser.text("#verdict")).contains("FAILED");
    assertThat(browser.text("#range")).isEqualTo("Whole run, 00:00 to 01:00");
    assertThat(browser.text("#again")).contains("orca run");
    assertThat(browser.isShown("#steering")).isFalse();
    assertThat((long) browser.run("return document.querySelectorAll('figure canvas').length"))
        .isEqualTo(6);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void survivesACutAndHasAllOfTheHistory() {
    tell(3);
    offline(true);
    browser.run("window.stop()");
    try {
      browser.await("document.getElementById('line').textContent.startsWith('Cut off since')");
      page.progressed(progress(30));
    } finally {
      offline(false);
    }
    browser.await("document.getElementById('line').textContent === 'live'");
    assertThat(browser.text("#elapsed")).isEqualTo("00:30 of 01:00");
    assertThat(browser.text("#range")).isEqualTo("Whole run, 00:00 to 00:30");
  }

  private void offline(boolean isCut) {
    browser.ask("Network.enable", Map.of());
    browser.ask(
        "Network.emulateNetworkConditions",
        Map.of("offline", isCut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  @Test
  void aWrongTokenIsRefusedAndSaidSo() {
    browser.openAddress(page.address().replaceAll("#.*", "#wrong"));
    browser.await("document.getElementById('line').textContent.startsWith('Refused')");
    assertThat(browser.text("#line")).contains("take the address that the run printed");
    assertThat(browser.isShown("#steering")).isFalse();
    assertThat(browser.text("main")).isEmpty();
  }

  @Test
  void buttonsSteerAndTellWhatCameOfIt() {
    tell(5);
    press("pause", "pause at 00:47");
    press("resume", "Refused: resume at 00:47");
    press("faster", "rate 1.1 at 00:47");
    press("slower", "rate 0.9 at 00:47");
    browser.click("[data-command=abort]");
    assertThat(browser.text("[data-command=abort]")).isEqualTo("Really abort?");
    press("abort", "abort at 00:47");
    assertThat(commands).containsExactly("pause", "resume", "rate 1.1", "rate 0.9", "abort");
  }

  private void press(String command, String answer) {
    browser.click("[data-command=" + command + "]");
    browser.await("document.getElementById('answer').textContent === '" + answer + "'");
  }

  @Test
  void whatAReaderHasDoneStays() {
    tell(20);
    browser.click("#steps-table th:nth-child(9) button");
    browser.run(
        "document.querySelector('#errors-table details').open = true;"
            + "document.getElementById('to').value = 10;"
            + "document.getElementById('to').dispatchEvent(new Event('change'))");
    tell(25);
    assertThat(
            browser.run("return document.querySelector('#steps-table th:nth-child(9)').ariaSort"))
        .isEqualTo("descending");
    assertThat(browser.run("return document.querySelector('#errors-table details').open"))
        .isEqualTo(true);
    assertThat(browser.text("#range")).isEqualTo("00:00 to 00:10");
  }

  private void tell(int second) {
    page.progressed(progress(second));
    browser.await(
        "document.getElementById('elapsed')?.textContent === '%s of 01:00'"
            .formatted(Figures.clock(second)));
  }

  private static Progress progress(int second) {
    return new Progress(
        Duration.ofSeconds(second),
        REPORT.info().planned(),
        Progress.State.RUNNING,
        Progress.Load.PLANNED,
        REPORT.totals(),
        REPORT.series(),
        REPORT.timeline().subList(Math.max(0, second - 60), second),
        Duration.ofMillis(7),
        REPORT.thresholds(),
        REPORT.errors(),
        List.of(),
        List.of(),
        List.of());
  }
}
