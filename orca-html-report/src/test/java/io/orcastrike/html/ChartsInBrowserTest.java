package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.RunReport;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** The page as a person has it, opened from the disk. */
@InBrowser
class ChartsInBrowserTest {
  private static final RunReport REPORT = MadeUpRun.of(60);
  private static final List<String> CHARTS =
      List.of("load", "latency", "heat", "curve", "throughput", "errors");

  /** How many pixels of a canvas have a colour: not the axes, which are grey. */
  private static final String COLORED =
      """
      const canvas = document.querySelector('#chart-' + arguments[0] + ' canvas');
      const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let colored = 0;
      for (let i = 0; i < all.length; i += 4) {
        const rgb = all.slice(i, i + 3);
        if (all[i + 3] > 30 && Math.max(...rgb) - Math.min(...rgb) > 40) colored++;
      }
      return colored;
      """;

  private final Browser browser;

  ChartsInBrowserTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.of(REPORT).writeTo(page);
    browser.open(page);
  }

  @Test
  void drawsEachChartInsteadOfItsStaticOne() {
    for (String chart : CHARTS) {
      browser.await("document.querySelector('#chart-%s canvas')".formatted(chart));
      assertThat((long) browser.run(COLORED, chart))
          .as(chart)
          .isGreaterThan(chart.equals("heat") ? 5_000 : 400);
      assertThat(browser.isShown("#chart-" + chart + " svg.static")).as(chart).isFalse();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void asksForNothingButItself() {
    browser.click("#theme");
    List<String> requests = browser.requests();
    assertThat(requests).isNotEmpty();
    assertThat(requests)
        .allMatch(
            request -> request.contains("\"url\":\"file:") || request.contains("\"url\":\"data:"));
  }

  @Test
  void draggingOverAChartShowsThatPartEverywhere() {
    var over = browser.driver().findElement(By.cssSelector("#chart-latency .u-over"));
    int width = over.getSize().getWidth();
    browser.run("arguments[0].scrollIntoView({block: 'center'})", over);
    new Actions(browser.driver())
        .moveToElement(over, -width / 4, 0)
        .clickAndHold()
        .moveByOffset(width / 4, 0)
        .release()
        .perform();
    assertThat(browser.text("#range")).isEqualTo("00:15 to 00:30");
    assertThat(browser.text("#covered")).startsWith("Only 00:15 to 00:30, from blocks of 1 s");
    assertThat(browser.isShown("html.zoomed")).isTrue();
    browser.run(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))");
    assertThat(browser.text("#range")).isEqualTo("Whole run, 00:00 to 01:00");
  }

  @Test
  void zoomingComputesTheFiguresOfThePart() {
    String exact = browser.text("#steps-table tbody tr:nth-child(1) td:nth-child(10)");
    type("from", 10);
    type("to", 33);
    assertThat(browser.text("#covered")).startsWith("Only 00:10 to 00:33, from blocks of 1 s");
    Course browse = REPORT.courses().get(0);
    assertThat(browse.key().isIteration()).isTrue();
    Distribution response = Distribution.EMPTY;
    Distribution service = Distribution.EMPTY;
    for (Course.Block block : browse.blocks()) {
      if (block.fromSecond() >= 10 && block.toSecond() <= 33) {
        response = response.plus(block.response());
        service = service.plus(block.service());
      }
    }
    assertRow(1, response);
    assertRow(2, service);
    assertThat(browser.text("#steps-table tbody tr:nth-child(1) td:nth-child(4)"))
        .isEqualTo(Figures.count(response.count() + 23)); // one failed in each second
    browser.click("#whole");
    assertThat(browser.text("#steps-table tbody tr:nth-child(1) td:nth-child(10)"))
        .isEqualTo(exact);
  }

  private void type(String field, int second) {
    browser.run(
        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
            + "field.dispatchEvent(new Event('change'))",
        field,
        second);
  }

  private void assertRow(int row, Distribution expected) {
    double[] percents = {50, 90, 95, 99, 99.9, 100};
    for (int i = 0; i < percents.length; i++) {
      int index = BucketScale.FINE.index(expected.percentile(percents[i]));
      long lower = BucketScale.FINE.lower(index);
      long middle = lower + (BucketScale.FINE.upper(index) - lower) / 2;
      assertThat(
              browser.text(
                  "#steps-table tbody tr:nth-child(%d) td:nth-child(%d)".formatted(row, 7 + i)))
          .as("p" + percents[i])
          .isEqualTo(Figures.millis(middle));
    }
  }

  @Test
  void keysMoveTheShownPart() {
    type("from", 20);
    type("to", 40);
    browser.run(
        "const chart = document.getElementById('chart-load'); chart.focus();"
            + "chart.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}))");
    assertThat(browser.text("#range")).isEqualTo("00:25 to 00:45");
  }

  @Test
  void theCurveIsOfWhatIsChosen() {
    assertThat(browser.text("#chart-curve .u-legend")).contains("response");
    browser.run(
        "const of = document.getElementById('curve-of'); of.value = '1';"
            + "of.dispatchEvent(new Event('change'))");
    assertThat(browser.text("#chart-curve .u-legend"))
        .contains("service")
        .doesNotContain("response");
  }

  @Test
  void sortsByNumbersAndTexts() {
    String p50 = "[...document.querySelectorAll('#steps-table tbody td:nth-child(7)')]";
    browser.click("#steps-table th:nth-child(7) button");
    assertThat(
            browser.run("return document.querySelector('#steps-table th:nth-child(7)').ariaSort"))
        .isEqualTo("descending");
    assertThat(numbers(p50)).hasSizeGreaterThan(5).isSortedAccordingTo((a, b) -> b.compareTo(a));
    browser.click("#steps-table th:nth-child(7) button");
    assertThat(numbers(p50)).isSorted();
    browser.click("#steps-table th:nth-child(2) button");
    assertThat(browser.text("#steps-table tbody tr:last-child td:nth-child(2)"))
        .isEqualTo("checkout 2");
  }

  @SuppressWarnings("unchecked")
  private List<Double> numbers(String cells) {
    return ((List<Object>) browser.run("return " + cells + ".map((one) => Number(one.dataset.v))"))
        .stream().map(number -> ((Number) number).doubleValue()).toList();
  }

  @Test
  void isDarkWhenTheSystemIsOrTheButtonSays() {
    String paper = "return getComputedStyle(document.body).backgroundColor";
    assertThat(browser.run(paper)).isEqualTo("rgb(255, 255, 255)");
    browser.click("#theme");
    assertThat(browser.run(paper)).isEqualTo("rgb(20, 23, 28)");
    assertThat((long) browser.run(COLORED, "load")).isGreaterThan(400);
    browser.click("#theme");
    assertThat(browser.run(paper)).isEqualTo("rgb(255, 255, 255)");
    browser.run("delete document.documentElement.dataset.theme");
    emulate("", "dark");
    try {
      assertThat(browser.run(paper)).isEqualTo("rgb(20, 23, 28)");
    } finally {
      emulate("", "light");
    }
  }

  @Test
  void printsTheStaticChartsAndNoButtons() {
    emulate("print", "light");
    try {
      assertThat(browser.isShown(".bar")).isFalse();
      assertThat(browser.isShown("#chart-load svg.static")).isTrue();
      assertThat(browser.isShown("#chart-load canvas")).isFalse();
      byte[] pdf =
          Base64.getDecoder().decode((String) browser.ask("Page.printToPDF", Map.of()).get("data"));
      assertThat(new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("%PDF");
    } finally {
      emulate("", "light");
    }
  }

  private void emulate(String media, String scheme) {
    browser.ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Test
  void nothingIsWiderThanTheScreen() {
    for (int width : new int[] {400, 800, 1_400}) {
      browser.ask(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
      try {
        browser.await(
            "document.documentElement.scrollWidth <= innerWidth"
                + " && [...document.querySelectorAll('.uplot canvas')]"
                + ".every((one) => one.clientWidth <= innerWidth)");
      } finally {
        browser.ask("Emulation.clearDeviceMetricsOverride", Map.of());
      }
    }
  }
}
