package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.FreePort;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsPageTest {
  private static final Pattern ADDRESS =
      Pattern.compile("metrics: (http://127.0.0.1:\\d+/)metrics");

  private final TestConsole console = new TestConsole();

  /** Its second iteration ends once the page has told of the first. */
  private static final String SCRAPED =
      Sources.test(
          "Scraped",
          """
          String url = p.text("url", "");
          return Plan.named("small")
              .load("one by one", iterations(2).users(1))
              .scenario("look", it -> {
                for (int i = 0; it.number() == 1 && i < 400; i++) {
                  String page = new String(java.net.URI.create(url).toURL().openStream().readAllBytes());
                  if (page.contains("scenario=\\"look\\",workload=\\"one by one\\"} 1.0")) {
                    return;
                  }
                  it.pause(java.time.Duration.ofMillis(50));
                }
                it.require("was the first, or saw it", it.number() == 0);
              })
              .build();
          """);

  @Test
  void tellsOfARunWhileItGoesOnAndOfItsEnd(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Scraped.java"), SCRAPED);
    int port = FreePort.find();
    String url = "http://127.0.0.1:%d/metrics".formatted(port);
    AtomicReference<String> last = new AtomicReference<>("");
    try (ScheduledExecutorService prometheus = Executors.newSingleThreadScheduledExecutor()) {
      prometheus.scheduleWithFixedDelay(() -> read(url, last), 100, 100, TimeUnit.MILLISECONDS);
      assertThat(
              console
                  .in(folder)
                  .run(
                      "run",
                      "Scraped.java",
                      "--json",
                      "--param",
                      "url=" + url,
                      "--prometheus",
                      Integer.toString(port)))
          .as(console.err())
          .isIn(0, 98); // a busy machine makes numbers that are not believed
      prometheus.shutdownNow();
    }
    JsonNode result = new ObjectMapper().readTree(console.out());

    assertThat(value(last.get(), "orca_running{plan=\"small\"}")).isZero();
    assertThat(value(last.get(), verdict(result))).isOne();
    assertThat(value(last.get(), "orca_iterations_started_total{plan=\"small\"}"))
        .isEqualTo(result.at("/totals/started").asDouble())
        .isEqualTo(2);
    assertThat(
            value(
                last.get(),
                "orca_iterations_response_seconds{plan=\"small\",quantile=\"1\",scenario=\"look\","
                    + "workload=\"one by one\"}"))
        .isCloseTo(result.at("/series/0/responseMs/max").asDouble() / 1e3, within(1e-9));
    try (ServerSocket free = new ServerSocket(port)) {
      assertThat(free.isBound()).as("the page's server is gone").isTrue();
    }
  }

  @Test
  void nobodyWaitsForAReaderThatHasReadTheEnd() throws Exception {
    RunReport report = Reports.failed();
    try (MetricsPage page = MetricsPage.open(console.console(), anyPort());
        ResultSink sink = page.sink()) {
      sink.started(report.info());
      sink.progressed(Reports.progress(report, 1));
      assertThat(get("metrics").body()).contains("orca_running").contains("} 1.0");
      sink.ended(report);
      HttpResponse<String> end = get("metrics");
      assertThat(end.headers().firstValue("Content-Type").orElse("")).contains("version=0.0.4");
      assertThat(end.body()).contains("verdict=\"failed\"} 1.0");
      assertThat(get("").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidSo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(console.in(folder).run("run", "Small.java", "--prometheus", port)).isEqualTo(2);
      assertThat(console.err())
          .contains("the page for Prometheus cannot be opened")
          .contains("where: 127.0.0.1:" + port);
    }
  }

  @Test
  void whatIsNoAddressIsSaidSo() {
    for (String wrong : new String[] {"x", "70000", "host:", ":9464"}) {
      assertThat(console.run("run", "Small.java", "--prometheus", wrong)).isEqualTo(2);
      assertThat(console.err()).contains("must be [HOST:]PORT").contains("\"" + wrong + "\"");
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    Matcher address = ADDRESS.matcher(console.err());
    assertThat(address.find()).as(console.err()).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address.group(1) + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Reads as a Prometheus does, which passes over a target that is not there. */
  private static void read(String url, AtomicReference<String> last) {
    try (var page = URI.create(url).toURL().openStream()) {
      last.set(new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      // not there yet, or no more
    }
  }

  private static String verdict(JsonNode result) {
    String word = result.at("/verdict").asText().toLowerCase(java.util.Locale.ROOT);
    return "orca_verdict{plan=\"small\",verdict=\"%s\"}".formatted(word);
  }

  private static double value(String text, String sample) {
    return text.lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sample + " is not in\n" + text));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
