package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that want to be more than names, everywhere in a report. */
@InBrowser
class HostileNamesInBrowserTest {
  private static final RunReport REPORT = MadeUpRun.of(30, Hostile.NAMES, 1, 5, 1);

  @TempDir Path folder;

  private final Browser browser;

  HostileNamesInBrowserTest(Browser browser) {
    this.browser = browser;
  }

  @Test
  void areTextAndNothingElse() throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.of(REPORT).writeTo(page);
    browser.open(page);
    browser.await("document.querySelector('#chart-curve canvas')");
    for (String name : Hostile.NAMES) {
      String shown = new String(Html.brief(name).getBytes("UTF-8"), "UTF-8");
      Object cells =
          browser.run(
              "return [...document.querySelectorAll('#steps-table td:nth-child(1),"
                  + " #errors-table td:nth-child(3)')].map((one) => one.textContent)");
      assertThat((List<?>) cells)
          .as(name)
          .anyMatch(cell -> plain(cell.toString()).equals(plain(shown)));
    }
    assertHarmless();
  }

  @Test
  void stayTextWhenTheyAreUsed() throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.of(REPORT).writeTo(page);
    browser.open(page);
    browser.run(
        "document.querySelectorAll('th button').forEach((one) => one.click());"
            + "document.querySelectorAll('details').forEach((one) => { one.open = true; });"
            + "const of = document.getElementById('curve-of');"
            + "for (const option of of.options) {"
            + " of.value = option.value; of.dispatchEvent(new Event('change')); }"
            + "for (const one of document.querySelectorAll('*')) {"
            + " one.dispatchEvent(new MouseEvent('mouseover')); one.focus && one.focus(); }");
    browser.run(
        "const text = '<!doctype html>' + document.documentElement.outerHTML;"
            + "const taken = new DataTransfer(); taken.items.add(new File([text], 'other.html'));"
            + "document.dispatchEvent(new DragEvent('drop', {dataTransfer: taken, bubbles: true,"
            + " cancelable: true}))");
    browser.await("document.querySelectorAll('#overlay-table tbody tr').length >= 20");
    assertHarmless();
  }

  private void assertHarmless() {
    assertThat(browser.run("return window." + Hostile.SIGN)).isNull();
    assertThat((long) browser.run("return document.querySelectorAll('img, iframe, object').length"))
        .isZero();
    assertThat((long) browser.run("return document.scripts.length")).isEqualTo(2);
    assertThat(browser.run("return ({}).scenario")).isNull();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(
            request -> request.contains("\"url\":\"file:") || request.contains("\"url\":\"data:"));
  }

  /** A page shows signs for characters that it cannot hold. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}␀␛␍?\ufffd]", "_");
  }
}
