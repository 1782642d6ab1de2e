package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.Capacity;
import io.orcastrike.report.RunReport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final RunReport REPORT = MadeUpRun.of(60);

  @Test
  void saysFirstWhetherItWasGoodToBeTrustedAndWhereTheTimeWent() throws Exception {
    NodeList sections = body(REPORT).getElementsByTagName("section");
    assertThat(sections.item(0).getTextContent())
        .startsWith("Was it good?")
        .contains("FAILED")
        .contains("threshold p99(browse) < 100 ms failed");
    assertThat(sections.item(1).getTextContent())
        .startsWith("Can I trust it?")
        .contains("Yes, with 4 remarks")
        .contains("Worst of 3 drones: lag p99");
    assertThat(sections.item(2).getTextContent())
        .startsWith("Where did the time go?")
        .contains("of it waiting to start");
  }

  @Test
  void theFiguresOfTheTableAreExact() throws Exception {
    NodeList cells = first(body(REPORT), "steps-table").getElementsByTagName("td");
    var response = REPORT.series().get(0).response();
    assertThat(cells.item(0).getTextContent()).isEqualTo("browse");
    assertThat(cells.item(2).getTextContent()).isEqualTo("response");
    assertThat(cells.item(6).getTextContent()).isEqualTo(Figures.millis(response.percentile(50)));
    assertThat(cells.item(9).getTextContent()).isEqualTo(Figures.millis(response.percentile(99)));
    assertThat(cells.item(11).getTextContent()).isEqualTo(Figures.millis(response.max()));
  }

  @Test
  void isWellFormedWhateverTheNames() throws Exception {
    RunReport report = MadeUpRun.of(30, Hostile.NAMES, 1, 5, 1);
    Document body = body(report);
    assertThat(body.getElementsByTagName("script").getLength()).isZero();
    assertThat(body.getElementsByTagName("img").getLength()).isZero();
    assertThat(body.getDocumentElement().getTextContent())
        .contains(Hostile.NAMES.get(0))
        .contains("nul␀l, esc␛[31m, half \ufffd");
    JsonNode data = data(report);
    assertThat(json(report)).doesNotContain("<").doesNotContain(">").matches("\\p{ASCII}*");
    assertThat(data.path("rows"))
        .extracting(row -> row.path("scenario").asText())
        .contains("__proto__", Hostile.NAMES.get(1), "constructor");
  }

  @Test
  void hasNothingThatLeadsOutOfIt() {
    String html = ReportPage.of(REPORT).html();
    String own = html.substring(html.indexOf("<body>"), html.indexOf("<script>"));
    assertThat(own).doesNotContain(" style=").doesNotContain(" src=").doesNotContain(" href=");
    assertThat(html).doesNotContain("@import").doesNotContain("url(");
    assertThat(Pattern.compile("https?://[^\\s\"]+").matcher(own).results().map(r -> r.group()))
        .containsOnly("http://www.w3.org/2000/svg");
  }

  @Test
  void onlyItsOwnScriptMayRun() {
    String html = ReportPage.of(REPORT).html();
    String script = between(html, "<script>", "</script>");
    assertThat(html).contains("script-src " + escaped(PageFiles.hash(script)));
    assertThat(html)
        .contains("style-src " + escaped(PageFiles.hash(between(html, "<style>", "</style>"))));
    assertThat(script)
        .contains("Permission is hereby granted")
        .doesNotContainIgnoringCase("</script");
    assertThat(script).doesNotContain("innerHTML").doesNotContain("eval(");
  }

  @Test
  void staysSmallHoweverLongTheRun() {
    assertThat(kilobytes(REPORT)).isLessThan(300);
    assertThat(kilobytes(MadeUpRun.of(3_600))).isLessThan(450);
    assertThat(kilobytes(MadeUpRun.of(86_400))).isLessThan(450);
  }

  @Test
  void staysBelowItsLimitHoweverManyTheSteps() {
    List<String> names = IntStream.range(0, 50).mapToObj(i -> "scenario " + i).toList();
    assertThat(kilobytes(MadeUpRun.of(7_200, names, 3, 8, 1))).isLessThan(1_200);
  }

  @Test
  void aRunThatNeverBeganHasAPageToo() throws Exception {
    assertThat(body(MadeUpProgress.neverBegan()).getDocumentElement().getTextContent())
        .contains("NO QUORUM")
        .contains("0 of 3 drones joined")
        .contains("There is nothing to trust")
        .contains("Nothing was measured");
  }

  @Test
  void tellsTheHighestRateAndTheTrialsThatFoundIt() {
    Capacity capacity =
        new Capacity(
            List.of("p95 < 100 ms"),
            OptionalDouble.of(800),
            OptionalDouble.of(900),
            List.of(
                trial(800, 40_000, Capacity.Outcome.KEPT, ""),
                trial(900, 140_000, Capacity.Outcome.BROKEN, "p95 was <140> ms")),
            "The target keeps 800/s.");
    String html = ReportPage.of(REPORT).capacity(capacity).html();
    assertThat(between(html, "<section id=\"capacity\">", "</section>"))
        .contains("800/s kept the thresholds, 900/s did not")
        .contains("The target keeps 800/s.")
        .contains("<svg class=\"static\"")
        .contains("p95 was &lt;140&gt; ms");
    assertThat(ReportPage.of(REPORT).html()).doesNotContain("id=\"capacity\"");
  }

  private static Capacity.Trial trial(
      double rate, long p95, Capacity.Outcome outcome, String reason) {
    return new Capacity.Trial(rate, rate, 5_000, p95, 2 * p95, 0, outcome, reason, "run " + rate);
  }

  @Test
  void aResultWithoutCoursesIsShownAsOneBlock() throws Exception {
    assertThat(MadeUpProgress.neverBegan().courses()).isEmpty();
    JsonNode grid = data(MadeUpProgress.neverBegan()).path("grid");
    assertThat(grid.path("from")).isEmpty();
    RunReport old = withoutCourses(REPORT);
    assertThat(data(old).path("grid").toString()).isEqualTo("{\"from\":[0],\"to\":[61]}");
    assertThat(data(old).path("series")).hasSameSizeAs(REPORT.series());
  }

  private static RunReport withoutCourses(RunReport report) {
    return new RunReport(
        report.info(),
        report.verdict(),
        report.reasons(),
        report.elapsed(),
        report.complete(),
        report.totals(),
        report.workloads(),
        report.series(),
        report.thresholds(),
        report.errors(),
        report.slowest(),
        report.checks(),
        report.counters(),
        report.distributions(),
        report.drones(),
        report.losses(),
        report.timeline(),
        List.of(),
        report.steering(),
        report.deliveries(),
        report.warnings());
  }

  private static Document body(RunReport report) throws Exception {
    String html = ReportPage.of(report).html();
    String main =
        "<main>"
            + between(html, "<main>", "</main>").replaceAll("(<input[^>]*)>", "$1/>")
            + "</main>";
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(main)));
  }

  private static Element first(Document body, String id) {
    NodeList tables = body.getElementsByTagName("table");
    for (int i = 0; i < tables.getLength(); i++) {
      if (((Element) tables.item(i)).getAttribute("id").equals(id)) {
        return (Element) tables.item(i);
      }
    }
    throw new AssertionError("there is no table " + id);
  }

  private static JsonNode data(RunReport report) throws Exception {
    return new ObjectMapper().readTree(json(report));
  }

  private static String json(RunReport report) {
    return between(
        ReportPage.of(report).html(),
        "<script type=\"application/json\" id=\"orca-data\">",
        "</script>");
  }

  private static String between(String text, String begin, String end) {
    Matcher found =
        Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
            .matcher(text);
    assertThat(found.find()).as(begin).isTrue();
    return found.group(1);
  }

  private static String escaped(String attribute) {
    return attribute.replace("'", "&#39;");
  }

  private static int kilobytes(RunReport report) {
    return ReportPage.of(report).html().getBytes(StandardCharsets.UTF_8).length / 1_000;
  }
}
